package backproplab.experiments.engine;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import java.util.List;

/** What a beginner's layers may do: each of them does it where a fully connected layer is made or called. */
public final class BrokenLayers {
    /** Whether the class that is no layers at all was run. */
    static boolean touched;

    private BrokenLayers() {}

    /** The textbook's layer, of which one part is broken. */
    private static class Broken implements Layer<DoubleTensor> {
        private final Layer<DoubleTensor> sound;

        Broken(LayerSpec.Linear spec) {
            sound = new LoopLayers().linear(spec);
        }

        @Override
        public Shape outputShape(Shape input) {
            return sound.outputShape(input);
        }

        @Override
        public DoubleTensor forward(DoubleTensor x, Pass pass) {
            return sound.forward(x, pass);
        }

        @Override
        public DoubleTensor backward(DoubleTensor dy) {
            return sound.backward(dy);
        }

        @Override
        public List<Parameter<DoubleTensor>> parameters() {
            return sound.parameters();
        }

        @Override
        public void skipInputGradient() {
            sound.skipInputGradient();
        }
    }

    public static final class Recursing extends LoopLayers {
        @Override
        public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
            return new Broken(spec) {
                @Override
                public DoubleTensor forward(DoubleTensor x, Pass pass) {
                    return forward(x, pass);
                }
            };
        }
    }

    public static final class RecursingWhenMade extends LoopLayers {
        @Override
        public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
            return linear(spec);
        }
    }

    public static final class Asserting extends LoopLayers {
        @Override
        public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
            return new Broken(spec) {
                @Override
                public DoubleTensor backward(DoubleTensor dy) {
                    throw new AssertionError("not yet\u001b[31m");
                }
            };
        }
    }

    public static final class Unfinished extends LoopLayers {
        @Override
        public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
            throw new UnsupportedOperationException("to do");
        }
    }

    public static final class NullLayer extends LoopLayers {
        @Override
        public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
            return null;
        }
    }

    public static final class NullForward extends LoopLayers {
        @Override
        public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
            return new Broken(spec) {
                @Override
                public DoubleTensor forward(DoubleTensor x, Pass pass) {
                    return null;
                }
            };
        }
    }

    public static final class NullBackward extends LoopLayers {
        @Override
        public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
            return new Broken(spec) {
                @Override
                public DoubleTensor backward(DoubleTensor dy) {
                    return null;
                }
            };
        }
    }

    public static final class NullTensor extends LoopLayers {
        @Override
        public DoubleTensor tensor(Shape shape) {
            return null;
        }
    }

    public static final class ThrowingConstructor extends LoopLayers {
        public ThrowingConstructor() {
            throw new IllegalStateException("no file");
        }
    }

    public static final class RecursingConstructor extends LoopLayers {
        public RecursingConstructor() {
            new RecursingConstructor();
        }
    }

    public static final class ThrowingInitializer extends LoopLayers {
        private static final int NUMBER = Integer.parseInt("three");

        @Override
        public String toString() {
            return "" + NUMBER;
        }
    }

    public abstract static class Abstract extends LoopLayers {}

    public static final class NoConstructor extends LoopLayers {
        public NoConstructor(int size) {
            if (size < 0) {
                throw new IllegalArgumentException();
            }
        }
    }

    /** No layers: nothing of it may run. */
    public static final class Other {
        static {
            touched = true;
        }
    }
}
