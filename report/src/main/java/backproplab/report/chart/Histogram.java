package backproplab.report.chart;

import backproplab.report.svg.Outline;
import backproplab.report.svg.Svg;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How numbers are spread: the share of them in each of equally wide bins, an outline for each series; the first one is filled as well.
 *
 * @param series in the order in which they are drawn
 * @param title what the numbers are
 */
public record Histogram(List<Series> series, String title) {
    private static final double WIDTH = 380;
    private static final double HEIGHT = 200;
    private static final double LEFT = 44;
    private static final double TOP = 30;
    private static final double RIGHT = 362;
    private static final double BOTTOM = 156;
    private static final int BINS = 36;

    /**
     * Numbers.
     *
     * @param ink how their outline looks
     * @param values finite
     * @param words what is said of them
     */
    public record Series(Ink ink, double[] values, String words) {}

    /**
     * Draws it.
     *
     * @param legend what the inks stand for
     * @return the chart; empty if there is no number
     */
    public Optional<Drawing> draw(List<Drawing.Key> legend) {
        List<Series> shown =
                series.stream().filter(each -> each.values().length > 0).toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Series each : shown) {
            low = Math.min(low, Arrays.stream(each.values()).min().orElseThrow());
            high = Math.max(high, Arrays.stream(each.values()).max().orElseThrow());
        }
        Scale across = Scale.linear(low, high, LEFT, RIGHT, 5);
        List<double[]> shares = shown.stream().map(each -> shares(each, across)).toList();
        double most = shares.stream().flatMapToDouble(Arrays::stream).max().orElseThrow();
        Scale up = Scale.linear(0, most, BOTTOM, TOP, 4);
        Svg svg = new Svg();
        new Frame(LEFT, TOP, RIGHT, BOTTOM).draw(svg, across, title, up, "share, %");
        for (int i = 0; i < shown.size(); i++) {
            Ink ink = shown.get(i).ink();
            Outline outline = outline(shares.get(i), up);
            if (i == 0) {
                svg.leaf("path", "class", ink.fillClass(), "d", outline, "fill", ink.colour(), "fill-opacity", 0.2);
            }
            ink.mark(svg, outline, 1.8, shown.get(i).words());
        }
        return Optional.of(new Drawing(WIDTH, HEIGHT, svg.toString(), legend));
    }

    /** Percent by bin, over the whole of the scale. */
    private static double[] shares(Series series, Scale scale) {
        double[] shares = new double[BINS];
        double width = (scale.high() - scale.low()) / BINS;
        for (double value : series.values()) {
            int bin = (int) ((value - scale.low()) / width);
            shares[Math.max(0, Math.min(BINS - 1, bin))] += 100.0 / series.values().length;
        }
        return shares;
    }

    private static Outline outline(double[] shares, Scale up) {
        Outline outline = new Outline().to(LEFT, BOTTOM);
        double width = (RIGHT - LEFT) / BINS;
        for (int bin = 0; bin < BINS; bin++) {
            double y = up.at(shares[bin]);
            outline.to(LEFT + bin * width, y).to(LEFT + (bin + 1) * width, y);
        }
        return outline.to(RIGHT, BOTTOM);
    }

    /**
     * How many marks the data ask for.
     *
     * @return series with a number
     */
    public long marks() {
        return series.stream().filter(each -> each.values().length > 0).count();
    }
}
