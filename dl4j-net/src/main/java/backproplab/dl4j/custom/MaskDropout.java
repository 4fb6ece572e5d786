package backproplab.dl4j.custom;

import backproplab.network.layer.DropoutMask;
import java.util.function.LongSupplier;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Inverted dropout whose decisions come from outside: kept elements are multiplied by {@code 1 / (1 - p)}, the others by 0.
 *
 * <p>DL4J calls it in training mode only, and hands the gradient to {@link #backprop} before the next forward pass.
 */
public final class MaskDropout implements IDropout {

    private static final long serialVersionUID = 1L;

    private final transient DropoutMask units;
    private final transient LongSupplier step;
    private transient boolean[] keep = new boolean[0];
    private transient INDArray mask;

    /**
     * Dropout of one layer.
     *
     * @param units which units it keeps
     * @param step number of the training step, asked in every forward pass
     */
    public MaskDropout(DropoutMask units, LongSupplier step) {
        this.units = units;
        this.step = step;
    }

    @Override
    @SuppressWarnings("try")
    public INDArray applyDropout(
            INDArray inputActivations, INDArray resultArray, int iteration, int epoch, LayerWorkspaceMgr workspaceMgr) {
        clear();
        int count = Math.toIntExact(inputActivations.length());
        if (keep.length < count) {
            keep = new boolean[count];
        }
        long key = units.key(step.getAsLong());
        for (int i = 0; i < count; i++) {
            keep[i] = units.keeps(key, i);
        }
        // The mask must outlive the workspace of the forward pass: backprop reads it.
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            mask = scaled(count, inputActivations.dataType()).reshape('c', inputActivations.shape());
        }
        return inputActivations.muli(mask, resultArray);
    }

    @Override
    public INDArray backprop(INDArray gradAtOutput, INDArray gradAtInput, int iteration, int epoch) {
        gradAtOutput.muli(mask, gradAtInput);
        clear();
        return gradAtInput;
    }

    @Override
    public void clear() {
        if (mask != null) {
            // 1.0.0-M1.1 does not let go of every array.
            if (mask.closeable()) {
                mask.close();
            }
            mask = null;
        }
    }

    @Override
    public MaskDropout clone() {
        return new MaskDropout(units, step);
    }

    private INDArray scaled(int count, DataType type) {
        double scale = units.scale();
        if (type == DataType.DOUBLE) {
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                values[i] = keep[i] ? scale : 0;
            }
            return Nd4j.createFromArray(values);
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = keep[i] ? (float) scale : 0;
        }
        return Nd4j.createFromArray(values);
    }
}
