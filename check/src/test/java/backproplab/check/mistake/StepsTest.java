package backproplab.check.mistake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.part.Parts;
import backproplab.check.trial.Fixture;
import backproplab.check.trial.Observation;
import backproplab.check.trial.Observations;
import backproplab.check.trial.Subjects;
import backproplab.network.layer.ActivationFunction;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What mistakes are made of is the textbook as long as no mistake is made. */
class StepsTest {

    static List<Arguments> withoutMistake() {
        ActivationFunction relu = ActivationFunction.RELU;
        return List.of(
                Arguments.of(Subjects.LINEAR, Planted.linear(LinearSteps::new)),
                Arguments.of(Subjects.CONV2D, Planted.conv2d(Conv2dSteps::new)),
                Arguments.of(Subjects.BATCH_NORM, Planted.batchNorm(BatchNormSteps::new)),
                Arguments.of(Subjects.MAX_POOL2D, Planted.maxPool2d(MaxPoolSteps::new)),
                Arguments.of(Subjects.AVG_POOL2D, Planted.avgPool2d(AvgPoolSteps::new)),
                Arguments.of(Subjects.DROPOUT, Planted.dropout(DropoutSteps::new)),
                Arguments.of(Subjects.LOSS, Planted.loss(LossSteps::new)),
                Arguments.of(
                        relu.token(),
                        Planted.activation(
                                relu, spec -> new ActivationSteps(spec, relu::value, (x, y, dy) -> x > 0 ? dy : 0))),
                Arguments.of(Subjects.TWO_LAYER_NET, NetMistakes.network(Parts::new)));
    }

    @ParameterizedTest
    @MethodSource("withoutMistake")
    void areTheTextbook(String subject, Parts parts) {
        for (Fixture fixture : Subjects.named(subject).fixtures()) {
            Observations expected = fixture.observe(new Parts());
            Observations seen = fixture.observe(parts);
            assertTrue(seen.thrown().isEmpty(), seen::toString);
            assertEquals(expected.seen().size(), seen.seen().size());
            for (int i = 0; i < expected.seen().size(); i++) {
                Observation one = expected.seen().get(i);
                assertEquals(
                        0,
                        Seen.error(one.values(), seen.seen().get(i).values()),
                        1e-12,
                        fixture.name() + ": " + one.name());
            }
        }
    }
}
