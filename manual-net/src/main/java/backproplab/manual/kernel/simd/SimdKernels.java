package backproplab.manual.kernel.simd;

import backproplab.manual.kernel.KernelOps;
import backproplab.manual.kernel.KernelProvider;
import backproplab.manual.kernel.NormalizationOps;
import backproplab.manual.kernel.PoolingOps;
import backproplab.manual.kernel.ScalarKernels;
import backproplab.manual.kernel.SmallBatchOps;
import backproplab.manual.kernel.WinogradOps;
import java.util.Set;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The inner loops with vectors as wide as the machine has them, or as the property asks. */
public final class SimdKernels implements KernelOps {
    /** Rows are padded and scratch is planned for 16 lanes. */
    private static final int WIDEST_BITS = 512;

    private static final Set<String> WIDTHS = Set.of("128", "256", "512");

    /** Species of every vector in this package; a compile-time constant to the JIT. */
    static final VectorSpecies<Float> SPECIES = species();

    private static final int L = SPECIES.length();
    private static final KernelOps PLAIN = new ScalarKernels();
    private static final int WIDE_LANES = 16;
    private static final boolean WIDE = L >= WIDE_LANES;

    private final WinogradOps winograd = new SimdWinograd();
    private final PoolingOps pooling = new SimdPooling();
    private final NormalizationOps normalization = new SimdNormalization();
    private final SmallBatchOps smallBatch = new RowStreams();

    private static VectorSpecies<Float> species() {
        int widest = Math.min(WIDEST_BITS, FloatVector.SPECIES_PREFERRED.vectorBitSize());
        if (widest < 128) {
            throw new IllegalStateException("this machine's vectors have " + widest + " bits");
        }
        String asked = System.getProperty(KernelProvider.BITS_PROPERTY, String.valueOf(widest));
        int bits = WIDTHS.contains(asked) ? Integer.parseInt(asked) : Integer.MAX_VALUE;
        if (bits > widest) {
            throw new IllegalArgumentException("-D" + KernelProvider.BITS_PROPERTY + "=" + asked
                    + ": must be 128, 256 or 512, and at most the " + widest + " of this machine");
        }
        return VectorSpecies.of(float.class, VectorShape.forBitSize(bits));
    }

    @Override
    public String name() {
        return "simd-" + SPECIES.vectorBitSize();
    }

    @Override
    public int tileRows() {
        return WIDE ? Tile12x2.ROWS : Tile6x2.ROWS;
    }

    @Override
    public int tileColumns() {
        return 2 * L;
    }

    @Override
    public void tile(int k, float[] a, int aFrom, int aInner, float[] b, int bFrom, float[] c, int cFrom) {
        if (WIDE) {
            Tile12x2.tile(k, a, aFrom, aInner, b, bFrom, c, cFrom);
        } else {
            Tile6x2.tile(k, a, aFrom, aInner, b, bFrom, c, cFrom);
        }
    }

    @Override
    public void rowsTile(int k, float[] a, int aFrom, int aRow, float[] b, int bFrom, float[] c, int cFrom) {
        if (WIDE) {
            RowsTile12x2.tile(k, a, aFrom, aRow, b, bFrom, c, cFrom);
        } else {
            RowsTile6x2.tile(k, a, aFrom, aRow, b, bFrom, c, cFrom);
        }
    }

    @Override
    public void shiftedTile(int k, float[] a, int aFrom, float[] b, int bFrom, int[] bRows, float[] tile) {
        if (WIDE) {
            ShiftedTile12x2.tile(k, a, aFrom, b, bFrom, bRows, tile);
        } else {
            ShiftedTile6x2.tile(k, a, aFrom, b, bFrom, bRows, tile);
        }
    }

    @Override
    public int dotRows() {
        return Dots.ROWS;
    }

    @Override
    public int dotColumns() {
        return Dots.COLUMNS;
    }

    @Override
    public void dots(
            int length, float[] a, int[] aRows, int i0, float[] b, int[] bRows, int j0, float[] lanes, float[] sums) {
        Dots.dots(length, a, aRows, i0, b, bRows, j0, lanes, sums);
    }

    @Override
    public void relu(float[] x, float[] y, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            FloatVector.fromArray(SPECIES, x, i).max(0f).intoArray(y, i);
        }
        for (; i < to; i++) {
            y[i] = Math.max(x[i], 0f);
        }
    }

    @Override
    public void rectifierGradient(float[] x, float[] dy, float slope, float[] dx, int from, int to) {
        FloatVector zero = FloatVector.zero(SPECIES);
        int i = from;
        for (; i + L <= to; i += L) {
            VectorMask<Float> above = FloatVector.fromArray(SPECIES, x, i).compare(VectorOperators.GT, 0f);
            FloatVector gradient = FloatVector.fromArray(SPECIES, dy, i);
            FloatVector below = slope == 0 ? zero : gradient.mul(slope);
            below.blend(gradient, above).intoArray(dx, i);
        }
        for (; i < to; i++) {
            float below = slope == 0 ? 0 : slope * dy[i];
            dx[i] = x[i] > 0 ? dy[i] : below;
        }
    }

    @Override
    public void leakyRelu(float[] x, float slope, float[] y, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            v.mul(slope).blend(v, v.compare(VectorOperators.GT, 0f)).intoArray(y, i);
        }
        for (; i < to; i++) {
            y[i] = x[i] > 0 ? x[i] : slope * x[i];
        }
    }

    @Override
    public float fmaChains(int steps, float factor) {
        return FmaChains.run(steps, factor);
    }

    @Override
    public int fmaPerChainStep() {
        return FmaChains.CHAINS * L;
    }

    @Override
    public void add(int n, float[] a, int aFrom, float[] b, int bFrom, float[] y, int yFrom) {
        int i = 0;
        for (; i + L <= n; i += L) {
            FloatVector.fromArray(SPECIES, a, aFrom + i)
                    .add(FloatVector.fromArray(SPECIES, b, bFrom + i))
                    .intoArray(y, yFrom + i);
        }
        for (; i < n; i++) {
            y[yFrom + i] = a[aFrom + i] + b[bFrom + i];
        }
    }

    @Override
    public void descend(int n, float[] g, int gFrom, float rate, float[] w, int wFrom) {
        int i = 0;
        for (; i + L <= n; i += L) {
            FloatVector step = FloatVector.fromArray(SPECIES, g, gFrom + i).mul(rate);
            FloatVector.fromArray(SPECIES, w, wFrom + i).sub(step).intoArray(w, wFrom + i);
        }
        for (; i < n; i++) {
            w[wFrom + i] -= rate * g[gFrom + i];
        }
    }

    @Override
    public void transpose(int inner, int width, float[] a, int from, int stride, float[] panel, int at) {
        int squares = WIDE ? inner / Transpose16.SIZE * Transpose16.SIZE : 0;
        if (width % Transpose16.SIZE == 0) {
            for (int c = 0; c < width; c += Transpose16.SIZE) {
                for (int k = 0; k < squares; k += Transpose16.SIZE) {
                    Transpose16.square(
                            a, from + c * stride + k, stride, Transpose16.SIZE, panel, at + k * width + c, width);
                }
            }
        } else {
            for (int k = 0; k < squares; k += Transpose16.SIZE) {
                // A square reaches beyond a width that is no multiple of 16; the next row, or the next panel,
                // overwrites that.
                for (int c = 0; c < width; c += Transpose16.SIZE) {
                    int rows = Math.min(Transpose16.SIZE, width - c);
                    Transpose16.square(a, from + c * stride + k, stride, rows, panel, at + k * width + c, width);
                }
            }
        }
        int k = squares;
        PLAIN.transpose(inner - k, width, a, from + k, stride, panel, at + k * width);
    }

    @Override
    public void copyRows(int inner, int width, float[] a, int from, int stride, float[] panel, int at) {
        // A vector may reach beyond the row's end, but not beyond the array's.
        int vectors = (width + L - 1) / L;
        int room = a.length - from - vectors * L;
        int safe = room < 0 ? 0 : Math.min(inner, room / stride + 1);
        for (int k = 0; k < safe; k++) {
            for (int c = 0; c < width; c += L) {
                FloatVector.fromArray(SPECIES, a, from + k * stride + c).intoArray(panel, at + k * width + c);
            }
        }
        PLAIN.copyRows(inner - safe, width, a, from + safe * stride, stride, panel, at + safe * width);
    }

    @Override
    public void copyPanels(int inner, int count, int width, float[] a, int from, int stride, float[] panels) {
        int vectors = (width + L - 1) / L;
        // A vector may reach beyond its row into the next ones of the same panel, which are written later, but not out
        // of an array.
        int overwritten = (vectors * L - 1) / width;
        int room = a.length - from - (count - 1) * width - vectors * L;
        int safe = room < 0 ? 0 : Math.min(Math.max(0, inner - overwritten), room / stride + 1);
        int panel = inner * width;
        for (int k = 0; k < safe; k++) {
            int row = from + k * stride;
            int at = k * width;
            for (int q = 0; q < count; q++, row += width, at += panel) {
                for (int c = 0; c < width; c += L) {
                    FloatVector.fromArray(SPECIES, a, row + c).intoArray(panels, at + c);
                }
            }
        }
        for (int k = safe; k < inner; k++) {
            for (int q = 0; q < count; q++) {
                System.arraycopy(a, from + k * stride + q * width, panels, q * panel + k * width, width);
            }
        }
    }

    @Override
    public NormalizationOps normalization() {
        return normalization;
    }

    @Override
    public SmallBatchOps smallBatch() {
        return smallBatch;
    }

    @Override
    public WinogradOps winograd() {
        return winograd;
    }

    @Override
    public PoolingOps pooling() {
        return pooling;
    }
}
