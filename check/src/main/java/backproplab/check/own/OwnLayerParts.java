package backproplab.check.own;

import backproplab.check.part.Parts;
import backproplab.manual.layer.Layer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.function.Function;

/** The textbook with one kind of layer, or every kind, made by something else. */
class OwnLayerParts extends Parts {
    private final Class<? extends LayerSpec> kind;
    private final Function<LayerSpec, Layer<DoubleTensor>> own;

    OwnLayerParts(Class<? extends LayerSpec> kind, Function<LayerSpec, Layer<DoubleTensor>> own) {
        this.kind = kind;
        this.own = own;
    }

    private <S extends LayerSpec> Layer<DoubleTensor> made(S spec, Function<S, Layer<DoubleTensor>> textbook) {
        return kind.isInstance(spec) ? own.apply(spec) : textbook.apply(spec);
    }

    @Override
    public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
        return made(spec, super::linear);
    }

    @Override
    public Layer<DoubleTensor> conv2d(LayerSpec.Conv2d spec) {
        return made(spec, super::conv2d);
    }

    @Override
    public Layer<DoubleTensor> batchNorm(LayerSpec.BatchNorm spec) {
        return made(spec, super::batchNorm);
    }

    @Override
    public Layer<DoubleTensor> activation(LayerSpec.Activation spec) {
        return made(spec, super::activation);
    }

    @Override
    public Layer<DoubleTensor> maxPool2d(LayerSpec.MaxPool2d spec) {
        return made(spec, super::maxPool2d);
    }

    @Override
    public Layer<DoubleTensor> avgPool2d(LayerSpec.AvgPool2d spec) {
        return made(spec, super::avgPool2d);
    }

    @Override
    public Layer<DoubleTensor> globalAvgPool(LayerSpec.GlobalAvgPool spec) {
        return made(spec, super::globalAvgPool);
    }

    @Override
    public Layer<DoubleTensor> flatten(LayerSpec.Flatten spec) {
        return made(spec, super::flatten);
    }

    @Override
    public Layer<DoubleTensor> dropout(LayerSpec.Dropout spec) {
        return made(spec, super::dropout);
    }
}
