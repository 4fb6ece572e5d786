package backproplab.manual.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import backproplab.manual.Tolerances;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Element-wise loops: SIMD and plain Java agree to the bit, edges and special values included. */
class KernelOpsTest {
    private static final KernelOps REFERENCE = new ScalarKernels();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 15, 16, 17, 31, 32, 33, 64, 100, 207, 702, 1000, 4098})
    void everyProviderAgreesWithPlainJava(int size) {
        float[] x = special(size, 5);
        float[] dy = special(size, 6);
        for (KernelOps ops : Providers.everyWidth()) {
            for (int from : new int[] {0, Math.min(3, size - 1)}) {
                float[] expected = new float[size];
                float[] actual = new float[size];
                REFERENCE.relu(x, expected, from, size);
                ops.relu(x, actual, from, size);
                assertArrayEquals(expected, actual, "relu " + ops.name());
                REFERENCE.leakyRelu(x, 0.01f, expected, from, size);
                ops.leakyRelu(x, 0.01f, actual, from, size);
                assertArrayEquals(expected, actual, "leaky relu " + ops.name());
                REFERENCE.rectifierGradient(x, dy, 0, expected, from, size);
                ops.rectifierGradient(x, dy, 0, actual, from, size);
                assertArrayEquals(expected, actual, "relu gradient " + ops.name());
                REFERENCE.rectifierGradient(x, dy, 0.01f, expected, from, size);
                ops.rectifierGradient(x, dy, 0.01f, actual, from, size);
                assertArrayEquals(expected, actual, "leaky relu gradient " + ops.name());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 16, 31, 33, 100})
    void sumsAndDescentAgreeWithPlainJava(int size) {
        float[] a = special(size + 5, 8);
        float[] b = special(size + 5, 9);
        for (KernelOps ops : Providers.everyWidth()) {
            float[] expected = b.clone();
            float[] actual = b.clone();
            REFERENCE.add(size, a, 3, b, 2, expected, 1);
            ops.add(size, a, 3, b, 2, actual, 1);
            assertArrayEquals(expected, actual, "add " + ops.name());
            REFERENCE.descend(size, a, 3, 0.3f, expected, 1);
            ops.descend(size, a, 3, 0.3f, actual, 1);
            assertArrayEquals(expected, actual, "descend " + ops.name());
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 16", "8, 32", "16, 48", "12, 528", "16, 1040"})
    void fewRowsAgreeWithPlainLoops(int rows, int columns) {
        int images = SmallBatchOps.IMAGES;
        int k0 = 4;
        float[] xt =
                TestData.floats(TestData.values(40 * images, 1), 40 * images).data();
        float[] dy = TestData.floats(TestData.values(images * columns, 2), images * columns)
                .data();
        float[] w =
                TestData.floats(TestData.values(40 * columns, 3), 40 * columns).data();
        double[] y = new double[images * columns];
        double[] dots = new double[images * rows];
        double[] updated = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < columns; j++) {
                float weight = w[(k0 + r) * columns + j];
                double gradient = 0;
                for (int i = 0; i < images; i++) {
                    float x = xt[(k0 + r) * images + i];
                    y[i * columns + j] += (double) x * weight;
                    dots[i * rows + r] += (double) dy[i * columns + j] * weight;
                    gradient += (double) x * dy[i * columns + j];
                }
                updated[r * columns + j] = weight - 0.25 * gradient;
            }
        }
        for (KernelOps ops : Providers.everyWidth()) {
            float[] sums = new float[columns + images * columns];
            ops.smallBatch().addRows(k0, k0 + rows, xt, w, columns, sums, columns);
            close(y, Arrays.copyOfRange(sums, columns, sums.length), "forward " + ops.name());
            float[] changed = w.clone();
            float[] scratch = new float[SmallBatchOps.SCRATCH];
            float[] found = new float[images * SmallBatchOps.ROWS];
            ops.smallBatch().descendRows(rows, k0, xt, dy, columns, changed, 0.25f, scratch, found);
            close(updated, Arrays.copyOfRange(changed, k0 * columns, (k0 + rows) * columns), "update " + ops.name());
            for (int i = 0; i < images; i++) {
                int at = i * SmallBatchOps.ROWS;
                double[] expected = Arrays.copyOfRange(dots, i * rows, (i + 1) * rows);
                close(expected, Arrays.copyOfRange(found, at, at + rows), "dots " + ops.name());
            }
            float[] without = w.clone();
            ops.smallBatch().descendRows(rows, k0, xt, dy, columns, without, 0.25f, scratch, null);
            assertArrayEquals(changed, without, "the same update without the sums, " + ops.name());
            assertEquals(w[k0 * columns - 1], changed[k0 * columns - 1], "rows before stay, " + ops.name());
            assertEquals(w[(k0 + rows) * columns], changed[(k0 + rows) * columns], "rows after stay, " + ops.name());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "5, 6", "15, 12", "16, 12", "33, 12", "40, 8", "16, 16", "50, 32"})
    void panelsAreCopiedInEitherOrientation(int inner, int width) {
        float[] a = TestData.floats(TestData.values(3 + inner * 60, 4), 3 + inner * 60)
                .data();
        float[] rows = Arrays.copyOf(a, 3 + (inner - 1) * (width + 2) + width);
        float[] columns = Arrays.copyOf(a, 3 + (width - 1) * (inner + 1) + inner);
        for (KernelOps ops : Providers.everyWidth()) {
            float[] copied = new float[2 + inner * width + 16];
            float[] transposed = new float[2 + inner * width + 16];
            ops.copyRows(inner, width, rows, 3, width + 2, copied, 2);
            ops.transpose(inner, width, columns, 3, inner + 1, transposed, 2);
            for (int k = 0; k < inner; k++) {
                for (int c = 0; c < width; c++) {
                    assertEquals(rows[3 + k * (width + 2) + c], copied[2 + k * width + c], "copy " + ops.name());
                    assertEquals(
                            columns[3 + c * (inner + 1) + k], transposed[2 + k * width + c], "transpose " + ops.name());
                }
            }
            assertEquals(0, copied[1], "nothing before the panel");
            assertEquals(0, transposed[1], "nothing before the panel");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 4", "5, 3, 6", "15, 2, 12", "16, 10, 12", "33, 1, 12", "9, 5, 16", "50, 3, 32", "2, 2, 8"})
    void rowsAreCopiedIntoSeveralPanelsAtOnce(int inner, int count, int width) {
        int stride = count * width + 3;
        float[] a = TestData.floats(TestData.values(3 + inner * stride, 4), 3 + inner * stride)
                .data();
        float[] rows = Arrays.copyOf(a, 3 + (inner - 1) * stride + count * width);
        for (KernelOps ops : Providers.everyWidth()) {
            float[] panels = new float[count * inner * width];
            ops.copyPanels(inner, count, width, rows, 3, stride, panels);
            for (int at = 0; at < panels.length; at++) {
                int q = at / (inner * width);
                int k = at / width % inner;
                assertEquals(rows[3 + k * stride + q * width + at % width], panels[at], ops.name() + " at " + at);
            }
        }
    }

    /** As with one image: a row is longer than a panel is wide, and ends with the array. */
    @ParameterizedTest
    @CsvSource({"1, 12, 3072, 3060", "1, 4, 20, 16", "2, 6, 100, 94", "1, 32, 40, 8"})
    void theEndOfTheLastRowIsTheEndOfTheArray(int inner, int width, int stride, int column) {
        float[] a = TestData.floats(TestData.values(inner * stride, 4), inner * stride)
                .data();
        for (KernelOps ops : Providers.everyWidth()) {
            float[] panel = new float[inner * width + 16];
            ops.copyRows(inner, width, a, column, stride, panel, 0);
            for (int k = 0; k < inner; k++) {
                for (int c = 0; c < width; c++) {
                    assertEquals(a[k * stride + column + c], panel[k * width + c], ops.name());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 15, 16, 17, 40, 1000})
    void normalizationAgreesWithPlainJava(int size) {
        float[] x = TestData.floats(TestData.values(size + 3, 10), size + 3).data();
        float[] dy = TestData.floats(TestData.values(size + 3, 11), size + 3).data();
        for (float floor : new float[] {0, Float.NEGATIVE_INFINITY}) {
            float[] y = new float[size + 3];
            float[] dx = new float[size + 3];
            double[] sums = new double[3];
            double[] products = new double[3];
            REFERENCE.normalization().normalize(size, x, 3, 0.1f, 1.5f, 0.2f, floor, y);
            REFERENCE.normalization().addGradientSums(size, x, y, dy, 3, 0.1f, floor, sums, products, 1);
            REFERENCE.normalization().normalizeGradient(size, x, y, dy, 3, 0.1f, floor, 0.5f, 0.25f, -0.125f, dx);
            for (KernelOps ops : Providers.everyWidth()) {
                float[] found = new float[size + 3];
                ops.normalization().normalize(size, x, 3, 0.1f, 1.5f, 0.2f, floor, found);
                assertArrayEquals(y, found, "forward " + ops.name());
                ops.normalization().normalizeGradient(size, x, y, dy, 3, 0.1f, floor, 0.5f, 0.25f, -0.125f, found);
                assertArrayEquals(dx, found, "gradient " + ops.name());
                double[] foundSums = {0, 2, 0};
                double[] foundProducts = {0, 3, 0};
                ops.normalization().addGradientSums(size, x, y, dy, 3, 0.1f, floor, foundSums, foundProducts, 1);
                assertEquals(sums[1] + 2, foundSums[1], 1e-5 * size, "sum " + ops.name());
                assertEquals(products[1] + 3, foundProducts[1], 1e-5 * size, "products " + ops.name());
                assertEquals(
                        REFERENCE.normalization().sum(size, x, 3),
                        ops.normalization().sum(size, x, 3),
                        1e-5 * size,
                        "sum " + ops.name());
                double deviations = REFERENCE.normalization().sumOfSquaredDeviations(size, x, 3, 0.1f);
                assertEquals(
                        deviations,
                        ops.normalization().sumOfSquaredDeviations(size, x, 3, 0.1f),
                        1e-5 * size,
                        ops.name());
            }
        }
    }

    /** Chain k of the plain ones starts at k, of the others at k + 1/2; each comes nearer to 2. */
    @Test
    void everyChainIsContinuedAsOftenAsIsCounted() {
        for (KernelOps ops : Providers.everyWidth()) {
            boolean plain = ops.name().equals("scalar");
            int lanes = plain ? 1 : ops.tileColumns() / 2;
            int chains = ops.fmaPerChainStep() / lanes;
            double starts = chains * (chains - 1) / 2.0 + (plain ? 0 : chains / 2.0);
            assertEquals(starts / 16 + chains * 1.875, ops.fmaChains(4, 0.5f), ops.name());
            assertEquals(2 * chains, ops.fmaChains(100, 0.5f), ops.name());
        }
    }

    @Test
    void aMultiplyAddIsTwoOperations() {
        assertEquals(2 * 3 * 5 * 7 * 2 / 1000.0, FmaPeak.gflops(3, 5, 7, 2, 1000));
        for (KernelOps ops : Providers.all()) {
            assertTrue(FmaPeak.gflops(ops, 1) > 0.01, ops.name());
        }
    }

    private static void close(double[] expected, float[] actual, String what) {
        double[] found = new double[actual.length];
        Arrays.setAll(found, i -> actual[i]);
        assertTrue(TestData.error(expected, found) <= Tolerances.PRODUCT * Math.sqrt(16), what);
    }

    private static float[] special(int size, long seed) {
        float[] values = TestData.floats(TestData.values(size, seed), size).data();
        float[] specials = {0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE};
        for (int i = 0; i < size; i += 9) {
            values[i] = specials[(i / 9 + (int) seed) % specials.length];
        }
        return values;
    }
}
