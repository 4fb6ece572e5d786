package backproplab.report.chart;

import backproplab.report.svg.Svg;
import java.util.ArrayList;
import java.util.List;

/** Words beside the ends of lines, each where it hides least of what is drawn. */
final class Labels {
    private static final double[] ABOVE = {-7, 17, -19, 29, -31, 41};
    private static final double[] ALONG = {1, 0.75, 0.5, 0.25};
    private static final double ASIDE = 3;
    private static final int LARGE = 1000;

    private final double left;
    private final double top;
    private final double right;
    private final double bottom;
    private final List<double[]> drawn = new ArrayList<>();
    private final List<Box> placed = new ArrayList<>();

    private record Box(double left, double top, double right, double bottom) {
        boolean holds(double x, double y) {
            return x >= left && x <= right && y >= top && y <= bottom;
        }

        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    /** Labels stay within these bounds. */
    Labels(double left, double top, double right, double bottom) {
        this.left = left;
        this.top = top;
        this.right = right;
        this.bottom = bottom;
    }

    /** What is drawn from one point to another. */
    void line(double x1, double y1, double x2, double y2) {
        int steps = Math.max(1, (int) Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 2));
        for (int i = 0; i <= steps; i++) {
            double share = (double) i / steps;
            drawn.add(new double[] {x1 + share * (x2 - x1), y1 + share * (y2 - y1)});
        }
    }

    /** Writes the words beside a line through these points. */
    void write(Svg svg, String words, List<double[]> points) {
        double width = Letters.width(words, Letters.SMALL);
        Box best = null;
        long least = Long.MAX_VALUE;
        for (double along : ALONG) {
            double[] point = points.get((int) Math.round(along * (points.size() - 1)));
            for (double above : ABOVE) {
                for (boolean before : new boolean[] {true, false}) {
                    Box box = box(before ? point[0] - ASIDE - width : point[0] + ASIDE, point[1] + above, width);
                    long hidden = hidden(box);
                    if (hidden < least) {
                        least = hidden;
                        best = box;
                    }
                }
            }
        }
        placed.add(best);
        double y = best.bottom() - ASIDE;
        if (least > 0) {
            Marks.backed(svg, best.right() - 1, y, words);
        } else {
            Marks.muted(svg, best.right() - 1, y, words, "end");
        }
    }

    private Box box(double x, double baseLine, double width) {
        double from = Math.max(left + 1, Math.min(x, right - width - 2));
        double lower = Math.max(top + Letters.SMALL + ASIDE, Math.min(baseLine + ASIDE, bottom - 1));
        return new Box(from, lower - Letters.SMALL - ASIDE + 1, from + width + 1, lower);
    }

    private long hidden(Box box) {
        return drawn.stream().filter(point -> box.holds(point[0], point[1])).count()
                + LARGE * placed.stream().filter(box::meets).count();
    }
}
