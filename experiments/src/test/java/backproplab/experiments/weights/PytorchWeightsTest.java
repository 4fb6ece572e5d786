package backproplab.experiments.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.weights.safetensors.Dtype;
import backproplab.experiments.weights.safetensors.SafeTensor;
import backproplab.experiments.weights.safetensors.SafetensorsFile;
import backproplab.experiments.weights.safetensors.SafetensorsReader;
import backproplab.experiments.weights.safetensors.SafetensorsWriter;
import backproplab.files.failure.UserException;
import backproplab.network.engine.Engine;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.init.Weights;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.model.Stem;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in PyTorch's layout. The file and the outputs were made by PyTorch itself, with {@code pytorch.py} beside the file. */
class PytorchWeightsTest {
    private static final String RESNET = "resnet18.safetensors";

    /** What pytorch.py prints. */
    private static final double[] RESNET_LOGITS = {
        -0.23146739870379174, -0.2581977215207328, -0.023630042660458567, -0.06469884680404192, -0.004332531298634548
    };

    private static final double[] MLP_LOGITS = {-0.278717041015625, -0.2678375244140625, -0.18179702758789062};
    private static final double[] CNN_LOGITS = {-0.38093358278274536, 0.14853644371032715, 0.08200156688690186};

    @TempDir
    private Path temp;

    private Path resnet() throws IOException {
        Path file = temp.resolve(RESNET);
        try (InputStream in = PytorchWeightsTest.class.getResourceAsStream(RESNET)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private static NetworkSpec resnet(int classes) {
        ModelSpec model = new ModelSpec(ModelKind.RESNET18, List.of(), ActivationFunction.RELU, 0, Stem.SEVEN, 2);
        return model.model().network(Shape.of(1, 3, 32, 32), classes);
    }

    private static NetworkSpec small(ModelKind kind, int... hidden) {
        ModelSpec model =
                ModelSpec.of(kind).withHidden(Arrays.stream(hidden).boxed().toList());
        return model.model().network(Shape.of(1, 1, 4, 4), 3);
    }

    /** The numbers of {@code pattern} in pytorch.py. */
    private static double[] pattern(int count, int factor, int modulus) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = (i * factor % modulus - modulus / 2) / 64.0;
        }
        return values;
    }

    /** What the textbook engine says of one image. */
    private static double[] logits(NetworkSpec network, Weights weights) {
        double[] logits = new double[network.classes()];
        float[] image = new float[network.sample().size()];
        double[] values = pattern(image.length, 37, 101);
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) values[i];
        }
        NetworkSettings settings = new NetworkSettings(network, TrainingRule.SGD);
        try (Engine engine = Engines.create(EngineKind.LOOPS, settings, ThreadPlan.all(1))) {
            engine.load(weights);
            engine.accept(image, new int[1], 1);
            engine.logits(logits);
        }
        return logits;
    }

    private static SafeTensor tensor(String name, double[] values, long... shape) {
        return new SafeTensor(name, Dtype.F64, Arrays.stream(shape).boxed().toList(), values);
    }

    private WeightFile written(String name, SafeTensor... tensors) throws IOException {
        Path file = temp.resolve(name);
        SafetensorsWriter.write(file, new SafetensorsFile(Map.of(), List.of(tensors)));
        return WeightFile.load(file);
    }

    @Test
    void torchvisionsResnetComputesTheSame() throws IOException {
        WeightFile file = WeightFile.load(resnet());
        NetworkSpec network = resnet(5);
        file.checkFits(network);
        assertEquals(Optional.empty(), file.newHead(network));
        assertArrayEquals(RESNET_LOGITS, logits(network, file.weights(network)), 1e-9);
    }

    @Test
    void aSequentialMlpComputesTheSame() throws IOException {
        SafeTensor[] tensors = mlp("1", "3");
        NetworkSpec network = small(ModelKind.MLP, 5);
        for (SafeTensor[] each : List.of(tensors, mlp("0", "2"), mlp("module.1", "module.10"), mlp("fc1", "out"))) {
            WeightFile file = written("mlp", each);
            file.checkFits(network);
            assertArrayEquals(MLP_LOGITS, logits(network, file.weights(network)), 1e-12, each[0].name());
        }
    }

    private static SafeTensor[] mlp(String first, String second) {
        return new SafeTensor[] {
            tensor(first + ".weight", pattern(80, 37, 61), 5, 16),
            tensor(first + ".bias", pattern(5, 39, 61), 5),
            tensor(second + ".weight", pattern(15, 41, 61), 3, 5),
            tensor(second + ".bias", pattern(3, 43, 61), 3)
        };
    }

    @Test
    void aSequentialCnnComputesTheSame() throws IOException {
        WeightFile file = written(
                "cnn",
                tensor("0.weight", pattern(72, 37, 61), 8, 1, 3, 3),
                tensor("0.bias", pattern(8, 39, 61), 8),
                tensor("3.weight", pattern(768, 41, 61), 6, 128),
                tensor("3.bias", pattern(6, 43, 61), 6),
                tensor("5.weight", pattern(18, 45, 61), 3, 6),
                tensor("5.bias", pattern(3, 47, 61), 3));
        NetworkSpec network = small(ModelKind.CNN, 6);
        file.checkFits(network);
        assertArrayEquals(CNN_LOGITS, logits(network, file.weights(network)), 1e-12);
    }

    /** Matrices that fit both ways are taken as all other programs have them, unless the file says that it is from here. */
    @Test
    void squareMatricesAreTakenAsPytorchHasThem() throws IOException {
        double[] matrix = pattern(256, 37, 61);
        NetworkSpec network = ModelSpec.of(ModelKind.MLP).model().network(Shape.of(1, 1, 4, 4), 16);
        SafeTensor[] tensors = {tensor("out.weight", matrix, 16, 16), tensor("out.bias", new double[16], 16)};
        assertEquals(
                matrix[1], written("square", tensors).weights(network).tensors().get("out.weight")[16]);
        Path ours = temp.resolve("ours");
        SafetensorsWriter.write(ours, new SafetensorsFile(Map.of("format_version", "1"), List.of(tensors)));
        assertEquals(matrix[1], WeightFile.load(ours).weights(network).tensors().get("out.weight")[1]);
    }

    @Test
    void aLastLayerOfOtherClassesIsLeftOutAndSaid() throws IOException {
        Path path = resnet();
        WeightFile file = WeightFile.load(path);
        NetworkSpec network = resnet(10);
        file.checkFits(network);
        assertEquals(
                Optional.of("The last layer is drawn anew: " + path + " is of 5 classes, the data of 10."),
                file.newHead(network));
        Map<String, double[]> weights = file.weights(network).tensors();
        assertTrue(weights.containsKey("layer4.1.bn2.var"));
        assertTrue(weights.keySet().stream().noneMatch(name -> name.startsWith("fc.")), weights.toString());
    }

    @Test
    void otherShapesAreNamedAsTheFileHasThem() throws IOException {
        Path path = resnet();
        WeightFile file = WeightFile.load(path);
        ModelSpec wide = new ModelSpec(ModelKind.RESNET18, List.of(), ActivationFunction.RELU, 0, Stem.SEVEN, 3);
        assertEquals(
                "conv1.weight in " + path + " is [2, 3, 7, 7], the network needs [3, 3, 7, 7].\n"
                        + "Choose settings that give these shapes, or another file.",
                misfit(file, wide.model().network(Shape.of(1, 3, 32, 32), 5)));
        WeightFile mlp = written("mlp", mlp("1", "3"));
        assertEquals(
                "1.weight in " + temp.resolve("mlp") + " is [5, 16], the network needs [6, 16].\n"
                        + "Choose settings that give these shapes, or another file.",
                misfit(mlp, small(ModelKind.MLP, 6)));
        assertEquals(
                "3.weight in " + temp.resolve("mlp") + " is [3, 5], the network needs [4, 5].\n"
                        + "Choose settings that give these shapes, or another file.",
                misfit(written("mlp", mlp("1", "3")), small(ModelKind.MLP, 5, 4)));
    }

    private static String misfit(WeightFile file, NetworkSpec network) {
        return assertThrows(UserException.class, () -> file.checkFits(network)).getMessage();
    }

    @Test
    void savedFilesHaveTorchvisionsNamesAndShapes() throws IOException {
        SafetensorsFile theirs = SafetensorsReader.read(resnet());
        NetworkDescription network = SmallNetworks.colour(
                new ModelSpec(ModelKind.RESNET18, List.of(), ActivationFunction.RELU, 0, Stem.SEVEN, 2));
        Path ours = temp.resolve("ours");
        Weights weights = SmallNetworks.weights(network);
        WeightFile.save(ours, weights, network, SmallNetworks.ORIGIN, WeightLayout.PYTORCH);
        Map<String, List<Long>> shapes = shapes(theirs);
        // 5 classes there, 2 here.
        shapes.put("fc.weight", List.of(2L, 16L));
        shapes.put("fc.bias", List.of(2L));
        assertEquals(shapes, shapes(SafetensorsReader.read(ours)));
        assertSameWeights(weights, WeightFile.load(ours).weights());
    }

    private static Map<String, List<Long>> shapes(SafetensorsFile file) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        file.tensors().forEach(tensor -> shapes.put(tensor.name(), tensor.shape()));
        return shapes;
    }

    private static void assertSameWeights(Weights expected, Weights actual) {
        assertEquals(
                List.copyOf(expected.tensors().keySet()),
                List.copyOf(actual.tensors().keySet()));
        expected.tensors()
                .forEach((name, values) ->
                        assertArrayEquals(values, actual.tensors().get(name), name));
    }

    @Test
    void savedLayersInARowHaveTheNumbersOfSequential() throws IOException {
        Map<ModelKind, List<String>> names = Map.of(
                ModelKind.MLP, List.of("1.weight", "1.bias", "3.weight", "3.bias"),
                ModelKind.CNN, List.of("0.weight", "0.bias", "3.weight", "3.bias", "5.weight", "5.bias"));
        for (Map.Entry<ModelKind, List<String>> each : names.entrySet()) {
            NetworkDescription network = SmallNetworks.colour(ModelSpec.of(each.getKey(), 3));
            Path file = temp.resolve(each.getKey().token());
            Weights weights = SmallNetworks.weights(network);
            WeightFile.save(file, weights, network, SmallNetworks.ORIGIN, WeightLayout.PYTORCH);
            SafetensorsFile saved = SafetensorsReader.read(file);
            assertEquals(
                    each.getValue(),
                    saved.tensors().stream().map(SafeTensor::name).toList());
            assertEquals("pytorch", saved.metadata().get("layout"));

            WeightFile loaded = WeightFile.load(file);
            assertSameWeights(weights, loaded.weights());
            assertArrayEquals(
                    network.normalization().mean(),
                    loaded.network().normalization().mean());
            assertEquals(List.of(), loaded.differences(network));
        }
    }

    @Test
    void deviationsOfTheNormalizationAreKeptToo() {
        NetworkDescription network = SmallNetworks.grey(ModelSpec.of(ModelKind.MLP));
        Path file = temp.resolve("grey");
        WeightFile.save(file, SmallNetworks.weights(network), network, SmallNetworks.ORIGIN, WeightLayout.PYTORCH);
        assertArrayEquals(
                network.normalization().std(),
                WeightFile.load(file).network().normalization().std());
    }

    @Test
    void metadataOfTheLayoutAreChecked() throws IOException {
        NetworkDescription network = SmallNetworks.grey(ModelSpec.of(ModelKind.MLP));
        Path file = temp.resolve("grey");
        for (String[] each : new String[][] {
            {"layout", "keras", "one of neutral, pytorch, not 'keras'"},
            {"normalization_mean", "[1,2]", "a JSON array of 1 numbers, not '[1,2]'"},
            {"normalization_std", "[NaN]", "a JSON array of 1 numbers, not '[NaN]'"},
        }) {
            WeightFile.save(file, SmallNetworks.weights(network), network, SmallNetworks.ORIGIN, WeightLayout.PYTORCH);
            SafetensorsFile saved = SafetensorsReader.read(file);
            Map<String, String> texts = new LinkedHashMap<>(saved.metadata());
            texts.keySet().removeAll(List.of("checksum", "backprop_lab_crc32c"));
            texts.put(each[0], each[1]);
            SafetensorsWriter.write(file, new SafetensorsFile(texts, new ArrayList<>(saved.tensors())));
            assertEquals(
                    file + ": metadata '" + each[0] + "' must be " + each[2]
                            + ".\nTake another copy of the file, or train again.",
                    assertThrows(UserException.class, () -> WeightFile.load(file)
                                    .network())
                            .getMessage());
        }
    }

    @Test
    void layersWithoutNamesAreNumbers() {
        assertTrue(WeightLayout.areNumbers(List.of("0", "12")));
        assertTrue(!WeightLayout.areNumbers(List.of("0", "fc")) && !WeightLayout.areNumbers(Collections.emptyList()));
        assertTrue(!WeightLayout.areNumbers(List.of("99999999999")));
    }
}
