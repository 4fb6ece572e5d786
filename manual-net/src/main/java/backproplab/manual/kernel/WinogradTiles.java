package backproplab.manual.kernel;

import static backproplab.manual.kernel.WinogradOps.TILE;

import backproplab.manual.kernel.WinogradBuffers.Own;
import java.util.Arrays;

/**
 * The way from images N x C x H x W to transformed tiles and back.
 *
 * <p>Outputs are cut into tiles of 4 x 4, tiles into strips of whole rows of tiles, as many in every strip; what lies past
 * the last row or column is computed and left out.
 *
 * <p>Element e of tile t and channel c of a transformed operand stands at {@code e elementStep + t tileStep + c}.
 */
final class WinogradTiles {
    /** So many pixels leave room for as many transformed ones in a second-level cache of 1 MB. */
    private static final int LARGEST_STRIP = 32;

    private final WinogradOps ops;
    private final WinogradBuffers buffers;
    private final int across;
    private final int stripRows;
    private final int strips;
    private final int topPadding;
    private final int leftPadding;
    private final WinogradField inputs;
    private final WinogradField outputs;

    /**
     * Plans buffers.
     *
     * @param kernels what it computes with
     * @param geometry of the patches
     * @param out channels of the output
     */
    WinogradTiles(Kernels kernels, PatchGeometry geometry, int out) {
        ops = kernels.ops().winograd();
        buffers = kernels.winogradBuffers();
        PatchAxis rows = geometry.rows();
        PatchAxis columns = geometry.columns();
        across = count(columns);
        int down = count(rows);
        int most = Math.max(1, Math.min(down, LARGEST_STRIP / across));
        strips = (down + most - 1) / most;
        stripRows = (down + strips - 1) / strips;
        topPadding = rows.padding();
        leftPadding = columns.padding();
        int high = TILE * stripRows;
        int wide = TILE * across;
        inputs = new WinogradField(kernels, geometry.channels(), rows.extent(), columns.extent(), high + 2, wide + 2);
        outputs = new WinogradField(kernels, out, rows.positions(), columns.positions(), high, wide);
        buffers.reserve(Own.WORK, WinogradOps.ELEMENTS * ops.width());
        buffers.reserve(Own.BIAS, ops.width());
    }

    private static int count(PatchAxis axis) {
        return (axis.positions() + TILE - 1) / TILE;
    }

    /** Tiles of one image that hold outputs. */
    static int perImage(PatchGeometry geometry) {
        return count(geometry.rows()) * count(geometry.columns());
    }

    /** Strips of one image. */
    int strips() {
        return strips;
    }

    /** Tiles of a strip. */
    int stripTiles() {
        return stripRows * across;
    }

    /**
     * Transforms the patches of a strip.
     *
     * @param part which thread's buffers are used
     * @param images n x C x H x W
     * @param strip counted through the batch
     * @param group which {@link WinogradOps#width} channels; those past the last are 0
     * @param v receives the elements
     * @param to where the first goes
     * @param tileStep distance between tiles
     * @param elementStep distance between elements
     */
    void gatherInputs(
            int part, float[] images, int strip, int group, float[] v, int to, int tileStep, int elementStep) {
        float[] field = inputs.load(part, images, strip / strips, group, top(strip) - topPadding, leftPadding);
        float[] work = buffers.own(part, Own.WORK);
        for (int t = 0; t < stripTiles(); t++) {
            ops.input(field, corner(inputs, t), inputs.row(), work, v, to + t * tileStep, elementStep);
        }
    }

    /**
     * Transforms the gradients of the outputs of a strip.
     *
     * @param part which thread's buffers are used
     * @param dy n x OUT x OH x OW
     * @param strip counted through the batch
     * @param group which {@link WinogradOps#width} channels; those past the last are 0
     * @param m receives the elements
     * @param to where the first goes
     * @param tileStep distance between tiles
     * @param elementStep distance between elements
     */
    void gatherGradients(int part, float[] dy, int strip, int group, float[] m, int to, int tileStep, int elementStep) {
        float[] field = outputs.load(part, dy, strip / strips, group, top(strip), 0);
        float[] work = buffers.own(part, Own.WORK);
        for (int t = 0; t < stripTiles(); t++) {
            ops.outputGradient(field, corner(outputs, t), outputs.row(), work, m, to + t * tileStep, elementStep);
        }
    }

    /**
     * Transforms the products of a strip back and puts them where they belong.
     *
     * @param part which thread's buffers are used
     * @param m the elements
     * @param from where the first is
     * @param tileStep distance between tiles
     * @param elementStep distance between elements
     * @param bias one number for each channel of the result, or null
     * @param strip counted through the batch
     * @param group which {@link WinogradOps#width} channels
     * @param channels of the result
     * @param result receives n x OUT x OH x OW
     */
    void scatter(
            int part,
            float[] m,
            int from,
            int tileStep,
            int elementStep,
            float[] bias,
            int strip,
            int group,
            int channels,
            float[] result) {
        float[] start = buffers.own(part, Own.BIAS);
        int first = group * ops.width();
        Arrays.fill(start, 0);
        if (bias != null) {
            System.arraycopy(bias, first, start, 0, Math.min(ops.width(), channels - first));
        }
        float[] field = outputs.of(part);
        float[] work = buffers.own(part, Own.WORK);
        for (int t = 0; t < stripTiles(); t++) {
            ops.output(m, from + t * tileStep, elementStep, start, work, field, corner(outputs, t), outputs.row());
        }
        outputs.store(part, result, strip / strips, group, top(strip));
    }

    /** First row of outputs of a strip. */
    private int top(int strip) {
        return strip % strips * stripRows * TILE;
    }

    private int corner(WinogradField field, int tile) {
        return tile / across * TILE * field.row() + tile % across * TILE * ops.width();
    }
}
