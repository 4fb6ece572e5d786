package backproplab.experiments.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.Activations;
import backproplab.network.model.ModelKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchStagesTest {
    private static SearchStage stage(int index, String path, int draws, int epochs, int patience) {
        SearchStage stage = SearchStages.all().get(index);
        assertEquals(path, stage.path());
        assertEquals(draws, stage.draws());
        assertEquals(epochs, stage.setup().recipe().loop().epochs());
        assertEquals(patience, stage.setup().recipe().loop().patience());
        assertEquals(ModelKind.MLP, stage.setup().recipe().model().kind());
        return stage;
    }

    @Test
    void stagesAreTheReports() {
        assertEquals(
                List.of(
                        "lr=log:1e-5:1e-3",
                        "l2=log:1e-5:1e-4",
                        "hidden=int:150:400",
                        "layers=int:2:3",
                        "activation=item:relu,leaky-relu"),
                stage(0, "E/first", 10, 10, 3).space());
        assertEquals(
                List.of(
                        "lr=log:2e-5:7e-5",
                        "l2=log:1e-5:1e-4",
                        "hidden=int:180:220",
                        "layers=item:2",
                        "activation=item:relu,leaky-relu"),
                stage(1, "E/second", 10, 15, 3).space());
        SearchStage last = stage(2, "E/final", 1, 20, 5);
        assertEquals(List.of("l2=log:1e-5:1e-4"), last.space());
        assertEquals(3e-5, last.setup().recipe().loop().learningRate());
        assertEquals(List.of(200, 200), last.setup().recipe().model().hidden());
        assertEquals(
                Activations.of(ActivationFunction.LEAKY_RELU),
                last.setup().recipe().model().activations());
        assertEquals(20_000, last.setup().data().trainLimit());
        assertEquals(4_000, last.setup().data().validation());
    }
}
