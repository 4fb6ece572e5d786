package backproplab.datasets.source;

import java.util.Arrays;

/** A grey image onto which strokes with round ends are drawn; 0 is black, 1 is white. Only + - * / and sqrt, so equal on every JVM. */
final class Canvas {
    private final int size;
    private final double[] ink;

    Canvas(int size) {
        this.size = size;
        this.ink = new double[size * size];
    }

    void clear() {
        Arrays.fill(ink, 0);
    }

    /**
     * Draws a straight stroke from (x0, y0) to (x1, y1), pixel centres at whole numbers. Coverage of a pixel at distance d from the segment is
     * thickness / 2 + 1/2 - d, cut to 0..1, which fades over one pixel at the rim; a pixel keeps the brightest stroke over it.
     */
    void line(double x0, double y0, double x1, double y1, double thickness, double brightness) {
        double reach = thickness / 2 + 0.5;
        int left = Math.max(0, (int) Math.ceil(Math.min(x0, x1) - reach));
        int right = Math.min(size - 1, (int) Math.floor(Math.max(x0, x1) + reach));
        int top = Math.max(0, (int) Math.ceil(Math.min(y0, y1) - reach));
        int bottom = Math.min(size - 1, (int) Math.floor(Math.max(y0, y1) + reach));
        double dx = x1 - x0;
        double dy = y1 - y0;
        double squaredLength = dx * dx + dy * dy;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double along = squaredLength == 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / squaredLength;
                double nearest = Math.max(0, Math.min(1, along));
                double ex = x - x0 - nearest * dx;
                double ey = y - y0 - nearest * dy;
                double squaredDistance = ex * ex + ey * ey;
                if (squaredDistance < reach * reach) {
                    double coverage = Math.min(1, reach - Math.sqrt(squaredDistance));
                    int at = y * size + x;
                    ink[at] = Math.max(ink[at], coverage * brightness);
                }
            }
        }
    }

    /** Brightness of pixel i in row-major order, 0..1. */
    double at(int i) {
        return ink[i];
    }
}
