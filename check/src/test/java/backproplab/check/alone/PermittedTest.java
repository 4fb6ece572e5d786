package backproplab.check.alone;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.part.InitialValues;
import backproplab.check.part.Parts;
import backproplab.check.part.TwoLayerNet;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Linear;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.loops.LinearLoops;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.loss.Loss;
import backproplab.manual.loss.SoftmaxCrossEntropy;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.optim.Adam;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.init.InitialWeights;
import backproplab.network.layer.DropoutMask;
import backproplab.network.layer.LayerSpec;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermittedTest {
    private final SubmissionLoader loader = new SubmissionLoader(Map.of());

    @ParameterizedTest
    @ValueSource(
            classes = {
                Layer.class,
                PlannedLayer.class,
                Loss.class,
                L2Penalty.class,
                Optimizer.class,
                DoubleTensor.class,
                LayerSpec.Linear.class,
                DropoutMask.class,
                TwoLayerNet.class,
                InitialValues.class,
                String.class
            })
    void whatAnExerciseNeeds(Class<?> type) {
        assertTrue(Permitted.names(type.getName()));
        assertDoesNotThrow(() -> loader.loadClass(type.getName()));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                LinearLoops.class,
                Linear.class,
                SoftmaxCrossEntropy.class,
                Adam.class,
                LoopLayers.class,
                Parts.class,
                InitialWeights.class,
                Alone.class
            })
    void notWhatWouldDoIt(Class<?> type) {
        assertFalse(Permitted.names(type.getName()));
        assertThrows(ClassNotFoundException.class, () -> loader.loadClass(type.getName()));
    }
}
