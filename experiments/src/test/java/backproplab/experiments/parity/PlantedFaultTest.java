package backproplab.experiments.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.dl4j.Precision;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.OwnLayers;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.State;
import backproplab.manual.loss.Loss;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Window;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The comparison must catch the faults that people make, and name the first quantity that each breaks. */
class PlantedFaultTest {

    private static SubjectResult compare(LayerFactory<DoubleTensor> layers, String subject) {
        List<Subject> subjects = Subjects.matching(subject, Subjects.all(false));
        assertEquals(1, subjects.size(), subject);
        ParitySettings settings = new ParitySettings(
                subjects, List.of(Precision.DOUBLE), List.of(1, 2), 1, 1, Optional.of(OwnLayers.of(layers)));
        return new ParityRun(settings).run(result -> {}).get(0);
    }

    private static void assertFirstBroken(SubjectResult result, int step, Quantity quantity, String name) {
        Finding broken = result.firstBroken().orElseThrow();
        assertEquals(step + " " + quantity + " " + name, broken.step() + " " + broken.quantity() + " " + broken.name());
        assertEquals(Verdict.BROKEN, result.verdict());
        String complaint = result.complaint(EngineKind.DL4J).orElseThrow();
        assertTrue(complaint.startsWith(result.subject().name() + " in double, step " + step), complaint);
        assertTrue(complaint.contains(quantity.token() + " of " + name), complaint);
        assertTrue(complaint.contains("at index " + broken.error().worstIndex() + ": "), complaint);
    }

    @Test
    void soundLayersBreakNothing() {
        assertEquals(Verdict.OK, compare(new LoopLayers(), "layer/Conv2d").verdict());
    }

    @Test
    void wrongSignInAGradient() {
        // Every convolution is wrong here, and the one before the tested one comes first.
        SubjectResult result = compare(new WrongConvolutions(), "layer/Conv2d");
        assertFirstBroken(result, 0, Quantity.GRADIENT, "before.weight");
        assertEquals(2, result.firstBroken().orElseThrow().error().relative(), 1e-9, "a against -a");
    }

    @Test
    void meanOverTheBatchForgotten() {
        LayerFactory<DoubleTensor> layers = new LoopLayers() {
            @Override
            public Loss<DoubleTensor> softmaxCrossEntropy(double smoothing) {
                Loss<DoubleTensor> sound = super.softmaxCrossEntropy(smoothing);
                return new Loss<>() {
                    @Override
                    public double forward(DoubleTensor logits, int[] labels) {
                        return sound.forward(logits, labels);
                    }

                    @Override
                    public DoubleTensor backward() {
                        DoubleTensor gradient = sound.backward();
                        FaultyLayer.scale(gradient, gradient.shape().dim(0));
                        return gradient;
                    }
                };
            }
        };
        assertFirstBroken(compare(layers, "loss/SoftmaxCrossEntropy"), 0, Quantity.GRADIENT, "fc1.weight");
    }

    private static final class SwappedWindow extends LoopLayers {
        @Override
        public Layer<DoubleTensor> conv2d(LayerSpec.Conv2d spec) {
            Window window = spec.window();
            Window swapped = new Window(window.kernel(), window.padding(), window.stride());
            return super.conv2d(new LayerSpec.Conv2d(spec.in(), spec.out(), swapped, spec.bias()));
        }
    }

    @Test
    void strideAndPaddingSwapped() {
        assertFirstBroken(compare(new SwappedWindow(), "layer/Conv2d-pooled"), 0, Quantity.FORWARD, "logits");
    }

    @Test
    void aLayerWhoseOutputDoesNotFitTheNextIsNamedToo() {
        SubjectResult result = compare(new SwappedWindow(), "layer/Conv2d-stride2-padding1");
        assertEquals(Verdict.FAILED, result.verdict());
        assertEquals(List.of(), result.findings());
        String complaint = result.complaint(EngineKind.DL4J).orElseThrow();
        assertTrue(
                complaint.startsWith(
                        "layer/Conv2d-stride2-padding1 in double could not be compared: Linear(80, 5) cannot take"
                                + " an input of shape 6x450; it needs N x 80"),
                complaint);
    }

    @Test
    void momentumOfBatchNormInverted() {
        LayerFactory<DoubleTensor> layers = new LoopLayers() {
            @Override
            public Layer<DoubleTensor> batchNorm(LayerSpec.BatchNorm spec) {
                return new InvertedMomentum(super.batchNorm(spec));
            }
        };
        assertFirstBroken(compare(layers, "layer/BatchNorm2d"), 1, Quantity.STATISTIC, "tested.mean");
    }

    /** {@code running = 0.1 old + 0.9 batch} in place of {@code 0.9 old + 0.1 batch}. */
    private static final class InvertedMomentum extends FaultyLayer<DoubleTensor> {
        InvertedMomentum(Layer<DoubleTensor> sound) {
            super(sound);
        }

        @Override
        public DoubleTensor forward(DoubleTensor x, Pass pass) {
            List<double[]> before =
                    state().stream().map(each -> each.value().toDoubles()).toList();
            DoubleTensor y = super.forward(x, pass);
            for (int s = 0; s < before.size() && pass.training(); s++) {
                State<DoubleTensor> kept = state().get(s);
                for (int i = 0; i < kept.value().size(); i++) {
                    double old = before.get(s)[i];
                    double batch =
                            (kept.value().get(i) - LayerSpec.BatchNorm.DECAY * old) / (1 - LayerSpec.BatchNorm.DECAY);
                    kept.value().set(i, (1 - LayerSpec.BatchNorm.DECAY) * old + LayerSpec.BatchNorm.DECAY * batch);
                }
            }
            return y;
        }
    }

    @Test
    void adamWithoutBiasCorrection() {
        LayerFactory<DoubleTensor> layers = new LoopLayers() {
            @Override
            public Optimizer<DoubleTensor> optimizer(OptimizerSpec spec) {
                return new Uncorrected(super.optimizer(spec), spec);
            }
        };
        assertFirstBroken(compare(layers, "optimizer/adam"), 1, Quantity.PARAMETER, "fc1.weight");
    }

    /** Divides the rate by what the correction will multiply it by. */
    private static final class Uncorrected implements Optimizer<DoubleTensor> {
        private final Optimizer<DoubleTensor> sound;
        private final OptimizerSpec spec;
        private long steps;

        Uncorrected(Optimizer<DoubleTensor> sound, OptimizerSpec spec) {
            this.sound = sound;
            this.spec = spec;
        }

        @Override
        public void step(List<Parameter<DoubleTensor>> parameters, double learningRate) {
            steps++;
            sound.step(parameters, learningRate / spec.adamRate(1, steps));
        }
    }
}
