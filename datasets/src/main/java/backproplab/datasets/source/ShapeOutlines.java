package backproplab.datasets.source;

import java.util.List;

/** The outlines of the ten shapes in the square -1..1, y downwards, each as a signed distance: negative inside, 0 on the rim, about the way to it elsewhere. */
final class ShapeOutlines {
    /** Names of the classes. */
    static final List<String> NAMES =
            List.of("disc", "ring", "square", "diamond", "triangle", "plus", "saltire", "crescent", "bars", "star");

    private static final double HALF_ROOT = Math.sqrt(0.5);
    private static final double THREE_QUARTERS_ROOT = Math.sqrt(0.75);

    private ShapeOutlines() {}

    /** Returns the signed distance of a point to the rim of a shape. */
    static double distance(int label, double x, double y) {
        double ax = Math.abs(x);
        double ay = Math.abs(y);
        return switch (label) {
            case 0 -> length(x, y) - 0.85;
            case 1 -> Math.abs(length(x, y) - 0.68) - 0.24;
            case 2 -> Math.max(ax, ay) - 0.75;
            case 3 -> HALF_ROOT * (ax + ay) - 0.7;
            // An equilateral triangle, its tip above: three half planes.
            case 4 -> Math.max(y - 0.5, THREE_QUARTERS_ROOT * ax - 0.5 * y - 0.5);
            case 5 -> plus(ax, ay);
            case 6 -> plus(Math.abs(HALF_ROOT * (x + y)), Math.abs(HALF_ROOT * (x - y)));
            case 7 -> Math.max(length(x, y) - 0.9, 0.7 - length(x - 0.45, y));
            case 8 -> Math.max(ax - 0.85, Math.abs(ay - 0.5) - 0.24);
            case 9 -> star(ax, ay);
            default -> throw new IllegalArgumentException("no shape has the label " + label);
        };
    }

    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    private static double plus(double ax, double ay) {
        return Math.min(Math.max(ax - 0.28, ay - 0.9), Math.max(ax - 0.9, ay - 0.28));
    }

    /** Four tips on the axes: sqrt|x| + sqrt|y| = 1. */
    private static double star(double ax, double ay) {
        double roots = Math.sqrt(ax) + Math.sqrt(ay);
        return 0.5 * (roots * roots - 1.1);
    }
}
