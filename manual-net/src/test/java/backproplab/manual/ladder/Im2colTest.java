package backproplab.manual.ladder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.manual.TestData;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import org.junit.jupiter.api.Test;

class Im2colTest {
    @Test
    void patchesByHand() {
        FloatTensor image = TestData.floats(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 1, 3, 3);
        Im2col im2col = new Im2col(new Window(2, 1, 0), image.shape(), Shape.of(1, 1, 2, 2));
        float[] p = im2col.unroll(image);
        assertArrayEquals(new float[] {1, 2, 4, 5, 2, 3, 5, 6, 4, 5, 7, 8, 5, 6, 8, 9}, p);
        FloatTensor back = FloatTensor.zeros(1, 1, 3, 3);
        im2col.addBack(p, back);
        assertArrayEquals(new double[] {1, 4, 3, 8, 20, 12, 7, 16, 9}, back.toDoubles(), "pixel times its windows");
    }

    @Test
    void paddingAndStrideByHand() {
        FloatTensor image = TestData.floats(new double[] {1, 2, 3, 4}, 1, 1, 2, 2);
        Im2col im2col = new Im2col(new Window(3, 2, 1), image.shape(), Shape.of(1, 1, 1, 1));
        assertArrayEquals(new float[] {0, 0, 0, 0, 1, 2, 0, 3, 4}, im2col.unroll(image));
        assertEquals(9, im2col.offsets());
        assertEquals(1, im2col.patches());
    }

    @Test
    void overlapIsWhatCountingFinds() {
        for (int kernel = 1; kernel <= 4; kernel++) {
            for (int stride = 1; stride <= 4; stride++) {
                for (int padding = 0; padding < kernel; padding++) {
                    for (int input = kernel; input <= 9; input++) {
                        Window window = new Window(kernel, stride, padding);
                        for (int offset = 0; offset < kernel; offset++) {
                            check(window, offset, input);
                        }
                    }
                }
            }
        }
    }

    private static void check(Window window, int offset, int input) {
        int inside = 0;
        int first = -1;
        for (int j = 0; j < window.output(input); j++) {
            int at = j * window.stride() + offset - window.padding();
            if (at >= 0 && at < input) {
                first = inside++ == 0 ? j : first;
            }
        }
        Overlap overlap = Overlap.of(window, offset, input, window.output(input));
        assertEquals(inside, Math.max(0, overlap.count()), window + " " + offset + " " + input);
        if (inside > 0) {
            assertEquals(first, overlap.first(), window + " " + offset + " " + input);
        }
    }
}
