package backproplab.report.chart;

import backproplab.report.svg.Outline;
import backproplab.report.svg.Svg;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Parallel coordinates: an upright axis for each quantity, a line for each thing through its values.
 *
 * @param dimensions from the left
 * @param words for each thing what is said of it
 * @param best for each thing whether it is to stand out
 */
public record ParallelChart(List<Dimension> dimensions, List<String> words, List<Boolean> best) {
    private static final double LEAST_PITCH = 118;
    private static final double LARGEST_PITCH = 160;
    /** So wide is the chart if that leaves the axes neither too near nor too far from each other. */
    private static final double WIDTH = 800;

    private static final double LEFT = 64;
    private static final double TOP = 40;
    private static final double BOTTOM = 250;
    private static final Ink FIRST = new Ink(0);

    /**
     * Draws it.
     *
     * @return the chart; empty if there is but one quantity, or no thing
     */
    public Optional<Drawing> draw() {
        if (dimensions.size() < 2 || words.isEmpty()) {
            return Optional.empty();
        }
        List<Scale> scales = dimensions.stream()
                .map(dimension -> dimension.scale(BOTTOM, TOP, 6))
                .toList();
        Svg svg = new Svg();
        IntStream.range(0, words.size()).filter(i -> !best.get(i)).forEach(i -> line(svg, scales, i));
        IntStream.range(0, words.size()).filter(best::get).forEach(i -> line(svg, scales, i));
        for (int d = 0; d < dimensions.size(); d++) {
            double x = LEFT + d * pitch();
            Dimension dimension = dimensions.get(d);
            Scale scale = scales.get(d);
            Marks.line(svg, x, TOP, x, BOTTOM, 1.5);
            Marks.middle(svg, x, TOP - 18, dimension.title());
            for (double tick : scale.ticks()) {
                Marks.line(svg, x - 4, scale.at(tick), x, scale.at(tick), 1);
                Marks.backed(svg, x - 7, scale.at(tick) + 4, dimension.label(scale, tick));
            }
        }
        double right = Math.max(
                24, 4 + Letters.width(dimensions.get(dimensions.size() - 1).title()) / 2);
        return Optional.of(
                new Drawing(LEFT + (dimensions.size() - 1) * pitch() + right, BOTTOM + 20, svg.toString(), List.of()));
    }

    private double pitch() {
        return Math.max(LEAST_PITCH, Math.min(LARGEST_PITCH, WIDTH / (dimensions.size() - 1)));
    }

    private void line(Svg svg, List<Scale> scales, int thing) {
        Outline outline = new Outline();
        for (int d = 0; d < dimensions.size(); d++) {
            outline.to(LEFT + d * pitch(), dimensions.get(d).at(scales.get(d), thing));
        }
        Ink ink = best.get(thing) ? FIRST : Ink.OTHERS;
        svg.mark(
                "path",
                words.get(thing),
                "class",
                "m " + ink.strokeClass(),
                "d",
                outline,
                "fill",
                "none",
                "stroke",
                ink.colour(),
                "stroke-width",
                best.get(thing) ? 2.5 : 1.2,
                "stroke-opacity",
                best.get(thing) ? 1 : 0.45);
    }
}
