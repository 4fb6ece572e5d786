package backproplab.check.verdict;

import static backproplab.check.verdict.DiagnosisTest.FACTORS;
import static backproplab.check.verdict.DiagnosisTest.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gradient of the first batch that follows from a wrong forward says nothing of that of the second. */
class LaterBatchesTest {
    private static final String FOLLOW =
            "dx and dW are the gradients of your own forward, as central differences say: it is forward that is wrong.";

    /** A linear layer that reads W as OUT x IN, and may set dW where it has to add. */
    private static final class Turned implements Layer<DoubleTensor> {
        private final int in;
        private final int out;
        private final boolean sets;
        private final Parameter<DoubleTensor> weight;
        private final Parameter<DoubleTensor> bias;
        private DoubleTensor x;

        Turned(LayerSpec.Linear spec, boolean sets) {
            in = spec.in();
            out = spec.out();
            this.sets = sets;
            weight = Parameter.of("weight", DoubleTensor.zeros(in, out), true);
            bias = Parameter.of("bias", DoubleTensor.zeros(out), false);
        }

        @Override
        public DoubleTensor forward(DoubleTensor input, Pass pass) {
            x = input;
            DoubleTensor y = DoubleTensor.zeros(x.shape().dim(0), out);
            for (int i = 0; i < y.size(); i++) {
                double sum = bias.value().get(i % out);
                for (int k = 0; k < in; k++) {
                    sum += weight.value().get(i % out * in + k) * x.get(i / out * in + k);
                }
                y.set(i, sum);
            }
            return y;
        }

        @Override
        public DoubleTensor backward(DoubleTensor dy) {
            DoubleTensor dx = DoubleTensor.zeros(x.shape().toArray());
            if (sets) {
                weight.gradient().zero();
            }
            for (int i = 0; i < dy.size(); i++) {
                bias.gradient().data()[i % out] += dy.get(i);
                for (int k = 0; k < in; k++) {
                    weight.gradient().data()[i % out * in + k] += dy.get(i) * x.get(i / out * in + k);
                    dx.data()[i / out * in + k] += dy.get(i) * weight.value().get(i % out * in + k);
                }
            }
            return dx;
        }

        @Override
        public Shape outputShape(Shape input) {
            return Shape.of(input.dim(0), out);
        }

        @Override
        public List<Parameter<DoubleTensor>> parameters() {
            return List.of(weight, bias);
        }

        @Override
        public void skipInputGradient() {}
    }

    @Test
    void whatFollowsInEveryBatchIsSaidOnce() {
        CheckResult result = check(List.of(), FACTORS, spec -> new Turned(spec, false));
        assertEquals(List.of(), result.hints());
        assertEquals(2, result.spread().size(), result::toString);
        assertEquals(FOLLOW, result.spread().get(1));
    }

    @Test
    void aGradientThatIsOverwrittenBesidesIsSaidToo() {
        CheckResult result = check(List.of(), FACTORS, spec -> new Turned(spec, true));
        assertEquals(List.of(), result.hints());
        assertEquals(3, result.spread().size(), result::toString);
        assertEquals(FOLLOW, result.spread().get(1));
        String line = result.spread().get(2);
        assertTrue(line.startsWith("dW of the second batch is wrong "), line);
        assertTrue(
                line.endsWith("; central differences of your own forward give another dW of the second batch"), line);
    }
}
