package backproplab.torch;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import backproplab.network.layer.DropoutMask;

/**
 * Dropout by the masks that every engine has; PyTorch would draw others.
 *
 * <p>The memory of the factors is kept as long as the batch size stays the same: that of a step's own would only be freed by the
 * garbage collector.
 */
final class Dropout implements TorchLayer {

    private final DropoutMask mask;
    private final Precision precision;
    private final PtNDManager parent;
    private PtNDManager manager;
    private Shape shape;
    private NativeArray factors;

    Dropout(DropoutMask mask, Precision precision, PtNDManager parent) {
        this.mask = mask;
        this.precision = precision;
        this.parent = parent;
    }

    @Override
    public PtNDArray forward(PtNDArray x, ForwardPass pass) {
        if (!pass.training()) {
            return x;
        }
        fit(x.getShape());
        long key = mask.key(pass.step());
        double scale = mask.scale();
        int count = Math.toIntExact(shape.size());
        for (int i = 0; i < count; i++) {
            factors.put(i, mask.keeps(key, i) ? scale : 0);
        }
        return JniUtils.mul(x, factors.tensor());
    }

    private void fit(Shape wanted) {
        if (wanted.equals(shape)) {
            return;
        }
        if (manager != null) {
            manager.close();
        }
        manager = parent.newSubManager(Device.cpu());
        shape = wanted;
        factors = new NativeArray(manager, precision, wanted.getShape());
    }
}
