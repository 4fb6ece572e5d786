package backproplab.report.chart;

import backproplab.report.svg.Svg;
import java.util.List;
import java.util.Optional;

/**
 * A staircase of factors: each step begins where the one above it ended, on an axis of equal factors, so that the length of a step is the
 * factor it wins, and steps that win equal factors are equally long.
 *
 * @param steps from the top
 * @param title quantity of the axis
 */
public record StairChart(List<Step> steps, String title) {
    private static final double WIDTH = 380;
    private static final double RIGHT = 366;
    private static final double HEIGHT = 16;
    private static final double PITCH = 36;

    /**
     * A step.
     *
     * @param ink how it looks
     * @param name what it is
     * @param from where it begins; above 0
     * @param to where it ends; above 0
     * @param label what is said of it
     */
    public record Step(Ink ink, String name, double from, double to, String label) {}

    /**
     * Draws it.
     *
     * @return the chart; empty without steps
     */
    public Optional<Drawing> draw() {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        double low = steps.stream()
                .mapToDouble(step -> Math.min(step.from(), step.to()))
                .min()
                .orElseThrow();
        double high = steps.stream()
                .mapToDouble(step -> Math.max(step.from(), step.to()))
                .max()
                .orElseThrow();
        double left = 12
                + steps.stream()
                        .mapToDouble(step -> Letters.width(step.name()))
                        .max()
                        .orElseThrow();
        Scale scale = Scale.log(low, high, left, RIGHT, 5);
        double bottom = 6 + steps.size() * PITCH;
        Svg svg = new Svg();
        new Frame(left, 4, RIGHT, bottom).horizontal(svg, scale, title);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            double y = 6 + i * PITCH;
            double from = scale.at(step.from());
            double to = scale.at(step.to());
            Marks.right(svg, left - 6, y + HEIGHT / 2 + 4, step.name());
            svg.mark(
                    "rect",
                    step.name() + ": " + step.label(),
                    "class",
                    "m " + step.ink().fillClass(),
                    "x",
                    Math.min(from, to),
                    "y",
                    y,
                    "width",
                    Math.max(1.5, Math.abs(to - from)),
                    "height",
                    HEIGHT,
                    "fill",
                    step.ink().colour());
            double room = RIGHT - Letters.width(step.label(), Letters.SMALL);
            Marks.muted(svg, Math.max(2, Math.min(Math.min(from, to), room)), y + HEIGHT + 13, step.label(), "start");
        }
        return Optional.of(new Drawing(WIDTH, bottom + 44, svg.toString(), List.of()));
    }
}
