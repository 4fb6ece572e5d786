package backproplab.torch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.layer.NamedLayer;
import backproplab.network.layer.TensorSpec;
import backproplab.network.shape.Window;
import backproplab.torch.LayerChain.NamedTorchLayer;
import java.util.ArrayList;
import java.util.List;

/** Makes PyTorch's operations of layers, and the tensors that they own. */
final class LayerFactory {

    private static final Shape NO_DILATION = new Shape(1, 1);

    private final PtNDManager manager;
    private final ImageLayout images;
    private final Precision precision;

    LayerFactory(PtNDManager manager, ImageLayout images, Precision precision) {
        this.manager = manager;
        this.images = images;
        this.precision = precision;
    }

    /** Layers under a prefix: that of the block around them, a dot behind it. */
    LayerChain chain(List<NamedLayer> layers, String prefix) {
        List<NamedTorchLayer> made = new ArrayList<>();
        for (NamedLayer layer : layers) {
            Maker maker = new Maker(prefix + layer.name());
            TorchLayer torch = layer.spec().accept(maker);
            made.add(new NamedTorchLayer(prefix + layer.name(), torch, List.copyOf(maker.tensors)));
        }
        return new LayerChain(List.copyOf(made));
    }

    private final class Maker implements LayerSpec.Visitor<TorchLayer> {
        private final String name;
        private final List<StoredTensor> tensors = new ArrayList<>();

        Maker(String name) {
            this.name = name;
        }

        private List<StoredTensor> own(LayerSpec spec) {
            for (TensorSpec tensor : spec.tensors()) {
                TensorSpec named = new TensorSpec(
                        name + "." + tensor.name(), tensor.shape(), tensor.role(), tensor.fanIn(), tensor.fanOut());
                tensors.add(new StoredTensor(named, images, precision, manager));
            }
            return tensors;
        }

        @Override
        public TorchLayer linear(LayerSpec.Linear spec) {
            List<StoredTensor> own = own(spec);
            return (x, pass) -> JniUtils.linear(x, pass.value(own.get(0)), pass.value(own.get(1)));
        }

        @Override
        public TorchLayer conv2d(LayerSpec.Conv2d spec) {
            List<StoredTensor> own = own(spec);
            Shape stride = square(spec.window().stride());
            Shape padding = square(spec.window().padding());
            return (x, pass) -> JniUtils.convolution(
                    x,
                    pass.value(own.get(0)),
                    spec.bias() ? pass.value(own.get(1)) : null,
                    stride,
                    padding,
                    NO_DILATION,
                    1);
        }

        @Override
        public TorchLayer batchNorm(LayerSpec.BatchNorm spec) {
            List<StoredTensor> own = own(spec);
            return new BatchNorm(own.get(0), own.get(1), own.get(2), own.get(3));
        }

        @Override
        public TorchLayer activation(LayerSpec.Activation spec) {
            return function(spec.function());
        }

        @Override
        public TorchLayer maxPool2d(LayerSpec.MaxPool2d spec) {
            Window window = spec.window();
            return (x, pass) -> JniUtils.maxPool(
                    x, square(window.kernel()), square(window.stride()), square(window.padding()), false);
        }

        @Override
        public TorchLayer avgPool2d(LayerSpec.AvgPool2d spec) {
            Window window = spec.window();
            return (x, pass) -> JniUtils.avgPool(
                    x, square(window.kernel()), square(window.stride()), square(window.padding()), false, true);
        }

        @Override
        public TorchLayer globalAvgPool(LayerSpec.GlobalAvgPool spec) {
            return (x, pass) -> JniUtils.mean(JniUtils.flatten(x, 2, -1), 2, false);
        }

        @Override
        public TorchLayer residual(LayerSpec.Residual spec) {
            LayerChain main = chain(spec.main(), name + ".");
            LayerChain shortcut = chain(spec.shortcut(), name + ".");
            main.layers().forEach(layer -> tensors.addAll(layer.tensors()));
            shortcut.layers().forEach(layer -> tensors.addAll(layer.tensors()));
            return (x, pass) -> JniUtils.relu(JniUtils.add(main.forward(x, pass), shortcut.forward(x, pass)));
        }

        @Override
        public TorchLayer flatten(LayerSpec.Flatten spec) {
            return (x, pass) -> JniUtils.flatten(x, 1, -1);
        }

        @Override
        public TorchLayer dropout(LayerSpec.Dropout spec) {
            return new Dropout(spec.mask(), precision, manager);
        }
    }

    private static Shape square(int extent) {
        return new Shape(extent, extent);
    }

    private static TorchLayer function(ActivationFunction function) {
        return switch (function) {
            case RELU -> (x, pass) -> JniUtils.relu(x);
            case LEAKY_RELU -> (x, pass) -> JniUtils.leakyRelu(x, ActivationFunction.LEAKY_SLOPE);
            case SIGMOID -> (x, pass) -> JniUtils.sigmoid(x);
            case TANH -> (x, pass) -> JniUtils.tanh(x);
        };
    }
}
