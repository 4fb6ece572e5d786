package backproplab.experiments.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.datasets.Dataset;
import backproplab.datasets.NormalizeMode;
import backproplab.datasets.Split;
import backproplab.datasets.TrainTest;
import backproplab.datasets.ValidationSize;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.TrainingData;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.TrainingRule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeseenTest {
    private static final String NORM = "Batch norm layer2.0.bn1 of resnet18 has one value per channel in ";

    private static List<String> warnings(TrainingData data, ModelKind model, LoopSettings loop) {
        Recipe recipe =
                new Recipe(ModelSpec.of(model), WeightInit.of(Initializer.XAVIER_UNIFORM), TrainingRule.SGD, loop);
        return Foreseen.of(PreparedRun.of(new Plan("test", "", recipe), 1, data));
    }

    /** 96 training images of 8 x 8, of which the second stage of a residual network leaves one pixel. */
    @ParameterizedTest
    @CsvSource({
        "resnet18,1,false,'every batch of 1 image, from which nothing before it learns: choose a larger --batch-size.'",
        "resnet18,1,true,'every batch of 1 image, from which nothing before it learns: choose a larger --batch-size.'",
        "resnet18,95,false,'the last batch of every epoch, which is 1 image and teaches nothing before it: leave it out with --drop-last, or choose another --batch-size.'",
        "resnet18,5,false,'the last batch of every epoch, which is 1 image and teaches nothing before it: leave it out with --drop-last, or choose another --batch-size.'",
        "resnet18,5,true,",
        "resnet18,2,false,",
        "resnet18,94,false,",
        "mlp,1,false,",
        "cnn,95,false,",
    })
    void batchNormOverOneValueIsSaid(String model, int batch, boolean dropLast, String expected) {
        ModelKind kind = model.equals("mlp") ? ModelKind.MLP : model.equals("cnn") ? ModelKind.CNN : ModelKind.RESNET18;
        assertEquals(
                expected == null ? List.of() : List.of(NORM + expected),
                warnings(
                        ToyData.of(120, 8), kind, LoopSettings.of(1, batch, 0.1).withDropLast(dropLast)));
    }

    /** Larger images leave more than one value of each image. */
    @Test
    void anImageMayBeABatch() {
        TrainingData data = data(64, "ab", 0, 1, 0, 1);
        assertEquals(List.of(), warnings(data, ModelKind.RESNET18, LoopSettings.of(1, 1, 0.1)));
    }

    private static TrainingData data(int side, String names, int... labels) {
        List<String> classes =
                names.chars().mapToObj(name -> "class " + (char) name).toList();
        Dataset images = new Dataset("own", 1, side, side, classes, new byte[labels.length * side * side], labels);
        Split split = Split.of(labels.length, 1, ValidationSize.parse("1"), Split.ALL);
        return TrainingData.of(new TrainTest(images, images, "test", false), split, NormalizeMode.NONE);
    }

    private static List<String> ofClasses(String names, int... labels) {
        return warnings(data(2, names, labels), ModelKind.MLP, LoopSettings.of(1, 2, 0.1));
    }

    @Test
    void classesThatNobodyTeachesAreNamed() {
        assertEquals(
                List.of("No training image is of class class b: no network can learn what nobody shows it."),
                ofClasses("abc", 0, 0, 2, 2, 0, 2));
        int[] two = IntStream.range(0, 20).map(i -> i % 2).toArray();
        assertEquals(
                List.of(
                        "No training image is of class class c, class d, class e, class f, class g and 1 more: no network can"
                                + " learn what nobody shows it."),
                ofClasses("abcdefgh", two));
        assertEquals(List.of(), ofClasses("ab", two));
        assertEquals(
                List.of("No training image is of class class \\u001b: no network can learn what nobody shows it."),
                ofClasses("ab\u001b", two));
    }

    @Test
    void oneClassAloneIsSaid() {
        List<String> said = List.of(
                "All training images are of one class, class a: a network that always answers with it is never wrong there.");
        assertEquals(said, ofClasses("a", 0, 0, 0));
        assertEquals(said, ofClasses("ab", 0, 0, 0));
    }
}
