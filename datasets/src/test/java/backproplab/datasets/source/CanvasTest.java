package backproplab.datasets.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CanvasTest {
    private static double at(Canvas canvas, int x, int y) {
        return canvas.at(y * 8 + x);
    }

    @Test
    void coverageFadesWithTheDistanceFromTheSegment() {
        Canvas canvas = new Canvas(8);
        canvas.line(2, 3, 5, 3, 1.6, 0.5);

        // Reach is 1.6 / 2 + 1/2 = 1.3: at distance 0 full, at 1 covered by 0.3, at sqrt(2) nothing.
        assertEquals(0.5, at(canvas, 2, 3), 1e-12);
        assertEquals(0.5, at(canvas, 4, 3), 1e-12);
        assertEquals(0.15, at(canvas, 4, 4), 1e-12);
        assertEquals(0.15, at(canvas, 1, 3), 1e-12);
        assertEquals(0, at(canvas, 1, 4), 0);
        assertEquals(0, at(canvas, 4, 5), 0);
    }

    @Test
    void theBrightestStrokeStays() {
        Canvas canvas = new Canvas(8);
        canvas.line(0, 0, 7, 7, 1, 0.9);
        canvas.line(0, 7, 7, 0, 1, 0.4);
        canvas.line(3, 3, 3, 3, 1, 0.2);

        assertEquals(0.9, at(canvas, 3, 3), 1e-12);
        assertEquals(0.4, at(canvas, 0, 7), 1e-12);
        canvas.clear();
        assertEquals(0, at(canvas, 3, 3), 0);
    }

    @Test
    void whatLiesOutsideIsCutOff() {
        Canvas canvas = new Canvas(8);
        canvas.line(-20, 4, 30, 4, 1, 1);
        canvas.line(-9, -9, -5, -5, 1, 1);

        assertEquals(1, at(canvas, 0, 4), 1e-12);
        assertEquals(1, at(canvas, 7, 4), 1e-12);
        assertEquals(0, at(canvas, 0, 0), 0);
    }
}
