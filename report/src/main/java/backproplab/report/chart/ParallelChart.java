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
    private static final double PITCH = 118;
    private static final double LEFT = 64;
    private static final double TOP = 40;
    private static final double BOTTOM = 250;
    private static final double LETTER = 8;
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
            double x = LEFT + d * PITCH;
            Dimension dimension = dimensions.get(d);
            Scale scale = scales.get(d);
            Marks.line(svg, x, TOP, x, BOTTOM, 1.5);
            Marks.middle(svg, x, TOP - 18, dimension.title());
            for (double tick : scale.ticks()) {
                Marks.line(svg, x - 4, scale.at(tick), x, scale.at(tick), 1);
                Marks.backed(svg, x - 7, scale.at(tick) + 4, dimension.label(scale, tick));
            }
        }
        double right =
                Math.max(24, dimensions.get(dimensions.size() - 1).title().length() * LETTER / 2);
        return Optional.of(
                new Drawing(LEFT + (dimensions.size() - 1) * PITCH + right, BOTTOM + 20, svg.toString(), List.of()));
    }

    private void line(Svg svg, List<Scale> scales, int thing) {
        Outline outline = new Outline();
        for (int d = 0; d < dimensions.size(); d++) {
            outline.to(LEFT + d * PITCH, dimensions.get(d).at(scales.get(d), thing));
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
