package backproplab.experiments.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.Normalization;
import backproplab.datasets.NormalizeMode;
import backproplab.experiments.weights.safetensors.Dtype;
import backproplab.experiments.weights.safetensors.SafeTensor;
import backproplab.experiments.weights.safetensors.SafetensorsFile;
import backproplab.experiments.weights.safetensors.SafetensorsReader;
import backproplab.experiments.weights.safetensors.SafetensorsWriter;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.network.init.Weights;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.Activations;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.model.Stem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightFileTest {
    private static final NetworkDescription MLP = SmallNetworks.grey(ModelSpec.of(ModelKind.MLP, 6, 5));

    private static final ModelSpec RESNET =
            new ModelSpec(ModelKind.RESNET18, List.of(), ActivationFunction.RELU, 0, Stem.THREE, 2);

    @TempDir
    private Path temp;

    private Path file;

    @BeforeEach
    void save() {
        file = temp.resolve("run/weights/best.safetensors");
        WeightFile.save(file, SmallNetworks.weights(MLP), MLP, SmallNetworks.ORIGIN);
    }

    private static void assertSame(Weights expected, Weights actual) {
        assertEquals(
                List.copyOf(expected.tensors().keySet()),
                List.copyOf(actual.tensors().keySet()));
        expected.tensors()
                .forEach((name, values) ->
                        assertArrayEquals(values, actual.tensors().get(name), name));
    }

    private String refused(Executable action) {
        UserException e = assertThrows(UserException.class, action);
        assertEquals(ExitCode.DATA, e.code());
        assertTrue(e.getMessage().lines().count() <= 3, e.getMessage());
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        return e.getMessage().replace(file.toString(), "FILE");
    }

    /** Puts other metadata and tensors into the saved file, as a program would that knows of no checksum. */
    private void change(Map<String, String> metadata, SafeTensor... tensors) throws IOException {
        SafetensorsFile saved = SafetensorsReader.read(file);
        Map<String, String> texts = new LinkedHashMap<>(saved.metadata());
        texts.keySet().removeAll(List.of("checksum", "backprop_lab_crc32c"));
        texts.putAll(metadata);
        texts.values().removeIf("(none)"::equals);
        Map<String, SafeTensor> all = new LinkedHashMap<>();
        saved.tensors().forEach(tensor -> all.put(tensor.name(), tensor));
        for (SafeTensor tensor : tensors) {
            all.put(tensor.name(), tensor);
        }
        SafetensorsWriter.write(file, new SafetensorsFile(texts, new ArrayList<>(all.values())));
    }

    private static SafeTensor tensor(String name, long extent, double... values) {
        return new SafeTensor(name, Dtype.F64, List.of(extent), values);
    }

    @Test
    void whatIsLoadedEqualsWhatWasSaved() {
        WeightFile loaded = WeightFile.load(file);
        assertSame(SmallNetworks.weights(MLP), loaded.weights());
        assertEquals(SmallNetworks.ORIGIN, loaded.origin());
        NetworkDescription network = loaded.network();
        assertEquals(MLP.model(), network.model());
        assertEquals(MLP.classNames(), network.classNames());
        assertEquals(List.of(1, 8, 8), List.of(network.channels(), network.height(), network.width()));
        assertEquals(MLP.normalization().mode(), network.normalization().mode());
        assertArrayEquals(MLP.normalization().mean(), network.normalization().mean());
        assertArrayEquals(MLP.normalization().std(), network.normalization().std());
        loaded.checkFits(MLP.network());
    }

    @Test
    void whatWasLoadedIsSavedByteForByte() throws IOException {
        for (NetworkDescription network :
                List.of(MLP, SmallNetworks.colour(ModelSpec.of(ModelKind.CNN, 3)), SmallNetworks.linear())) {
            Path first = temp.resolve("first.safetensors");
            Path second = temp.resolve("second.safetensors");
            WeightFile.save(first, SmallNetworks.weights(network), network, SmallNetworks.ORIGIN);
            WeightFile loaded = WeightFile.load(first);
            WeightFile.save(second, loaded.weights(), loaded.network(), loaded.origin());
            assertEquals(-1, Files.mismatch(first, second));
        }
    }

    @Test
    void metadataHasEverySetting() throws IOException {
        assertEquals(
                "{checksum=backprop_lab_crc32c, project=Backprop Lab, format_version=1, model=mlp, hidden=6,5, activation=relu, dropout=0.0,"
                        + " input_channels=1, input_height=8, input_width=8, classes=4,"
                        + " class_names=[\"circle\",\"a, b\",\"\u00fcber\",\"=1\"], normalize=mean-std, dataset=glyphs,"
                        + " epoch=3, seed=-7, backprop_lab_crc32c=SUM}",
                SafetensorsReader.read(file)
                        .metadata()
                        .toString()
                        .replaceAll("backprop_lab_crc32c=[0-9a-f]+", "backprop_lab_crc32c=SUM"));
    }

    @Test
    void tensorsHaveTheirNeutralNamesAndShapes() throws IOException {
        List<String> listed = SafetensorsReader.read(file).tensors().stream()
                .map(tensor -> tensor.name() + " " + tensor.dtype() + " " + tensor.shape())
                .toList();
        assertEquals(
                List.of(
                        "normalization.mean F64 [1]",
                        "normalization.std F64 [1]",
                        "fc1.weight F32 [64, 6]",
                        "fc1.bias F32 [6]",
                        "fc2.weight F32 [6, 5]",
                        "fc2.bias F32 [5]",
                        "out.weight F32 [5, 4]",
                        "out.bias F32 [4]"),
                listed);
    }

    @Test
    void runningStatisticsAndTheSettingsOfEveryModelAreKept() throws IOException {
        ModelSpec vgg = new ModelSpec(ModelKind.VGG, List.of(3), ActivationFunction.TANH, 0.25, Stem.SEVEN, 2);
        Activations several = Activations.of(ActivationFunction.RELU, ActivationFunction.SIGMOID);
        ModelSpec mixed = new ModelSpec(ModelKind.MLP, List.of(3, 4), several, 0, Stem.SEVEN, 0);
        for (ModelSpec model : List.of(RESNET, vgg, mixed)) {
            NetworkDescription network = SmallNetworks.colour(model);
            WeightFile.save(file, SmallNetworks.weights(network), network, SmallNetworks.ORIGIN);
            WeightFile loaded = WeightFile.load(file);
            assertSame(SmallNetworks.weights(network), loaded.weights());
            assertEquals(model.resolved(), loaded.network().model().resolved());
            Map<String, String> texts = SafetensorsReader.read(file).metadata();
            model.resolved().forEach((option, value) -> assertEquals(value.toString(), texts.get(option)));
            if (model == RESNET) {
                assertTrue(loaded.weights()
                        .tensors()
                        .keySet()
                        .containsAll(List.of("bn1.gamma", "bn1.beta", "bn1.mean", "bn1.var", "layer4.1.bn2.var")));
                assertTrue(refused(() -> loaded.checkFits(MLP.network()))
                        .endsWith(
                                "\nTrain with --models resnet18 --stem 3x3s1 --width 2, as the file was, or choose another"
                                        + " file."));
            }
        }
    }

    @Test
    void doublesThatFloatCannotHoldAreKept() throws IOException {
        Weights exact = SmallNetworks.with(SmallNetworks.weights(MLP), "out.bias", 0.1, 1e300, -0.0, 0);
        WeightFile.save(file, exact, MLP, SmallNetworks.ORIGIN);
        assertSame(exact, WeightFile.load(file).weights());
        assertTrue(SafetensorsReader.read(file).tensors().stream().allMatch(t -> t.dtype() == Dtype.F64));
    }

    @Test
    void aNormalizationOfAnotherSizeIsBroughtToTheInputs() {
        NetworkDescription colour = SmallNetworks.colour(ModelSpec.of(ModelKind.MLP));
        NetworkDescription small =
                SmallNetworks.of(colour.model(), 3, 4, 4, colour.classNames(), colour.normalization());
        assertEquals(48, small.normalization().mean().length);
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> SmallNetworks.of(colour.model(), 1, 8, 8, colour.classNames(), colour.normalization()));
        assertEquals("normalization is for 192 values per image, not 1x8x8", refused.getMessage());
    }

    @Test
    void weightsThatNobodyCouldUseAreNotSaved() {
        Path other = temp.resolve("other");
        for (String[] each : new String[][] {
            {"NaN", "out.bias holds NaN at index 2: a network that diverged is not saved"},
            {"Infinity", "out.bias holds Infinity at index 2: a network that diverged is not saved"},
        }) {
            Weights bad =
                    SmallNetworks.with(SmallNetworks.weights(MLP), "out.bias", 0, 1, Double.parseDouble(each[0]), 3);
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class, () -> WeightFile.save(other, bad, MLP, SmallNetworks.ORIGIN));
            assertEquals(each[1], e.getMessage());
        }
        Weights none = new Weights(Map.of());
        assertEquals(
                "no values for fc1.weight",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> WeightFile.save(other, none, MLP, SmallNetworks.ORIGIN))
                        .getMessage());
        Weights few = SmallNetworks.with(SmallNetworks.weights(MLP), "fc1.bias", 1);
        assertEquals(
                "1 values do not fill fc1.bias of shape [6]",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> WeightFile.save(other, few, MLP, SmallNetworks.ORIGIN))
                        .getMessage());
        assertFalse(Files.exists(other));
    }

    @Test
    void aFolderThatCannotBeWritten() {
        UserException e = assertThrows(
                UserException.class,
                () -> WeightFile.save(
                        file.resolve("below/w.safetensors"), SmallNetworks.weights(MLP), MLP, SmallNetworks.ORIGIN));
        assertEquals(ExitCode.ENVIRONMENT, e.code());
        assertTrue(e.getMessage().startsWith("Cannot write weights to " + file.resolve("below")), e.getMessage());
        assertTrue(e.getMessage().endsWith(".\nFree some space there."), e.getMessage());
    }

    @Test
    void whatEqualShapesHideIsNamed() {
        WeightFile loaded = WeightFile.load(file);
        assertEquals(List.of(), loaded.differences(MLP));
        ModelSpec tanh = new ModelSpec(ModelKind.MLP, List.of(6, 5), ActivationFunction.TANH, 0, Stem.SEVEN, 0);
        NetworkDescription other = SmallNetworks.of(
                tanh,
                1,
                8,
                8,
                List.of("a", "b", "c", "d"),
                Normalization.of(NormalizeMode.NONE, 1, 8, 8, new double[0], new double[0]));
        assertEquals(
                List.of(
                        "activation relu there, tanh here",
                        "normalize mean-std there, none here",
                        "class_names [\"circle\",\"a, b\",\"\u00fcber\",\"=1\"] there, [\"a\",\"b\",\"c\",\"d\"] here"),
                loaded.differences(other));
    }

    @Test
    void theFirstTensorThatDoesNotFitIsNamedWithBothShapes() {
        WeightFile loaded = WeightFile.load(file);
        String advice =
                "Train with --models mlp --hidden 6,5 --activation relu --dropout 0.0, as the file was, or choose"
                        + " another file.";
        assertEquals(
                "fc1.weight in FILE is [64, 6], the network needs [64, 7].\n" + advice,
                refused(() -> loaded.checkFits(
                        SmallNetworks.grey(ModelSpec.of(ModelKind.MLP, 7, 9)).network())));
        assertEquals(
                "FILE has no tensor fc3.weight, the network needs one of [5, 3].\n" + advice,
                refused(() -> loaded.checkFits(
                        SmallNetworks.grey(ModelSpec.of(ModelKind.MLP, 6, 5, 3)).network())));
        assertEquals(
                "FILE has no tensor conv1.weight, the network needs one of [8, 1, 3, 3].\n" + advice,
                refused(() -> loaded.checkFits(
                        SmallNetworks.grey(ModelSpec.of(ModelKind.CNN, 6, 5)).network())));
    }

    @Test
    void aTensorTooMuchIsNamed() throws IOException {
        change(Map.of("model", "(none)"), tensor("extra", 2, 0, 1), tensor("extra2", 1, 0));
        assertEquals(
                "extra [2] in FILE belongs to no layer of the network.\n"
                        + "Choose settings that give these shapes, or another file.",
                refused(() -> WeightFile.load(file).checkFits(MLP.network())));
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void aValueThatIsNotFiniteIsRefused(double value) throws IOException {
        change(Map.of(), tensor("fc1.bias", 6, 0, 0, 0, 0, value, 0));
        assertEquals(
                "fc1.bias in FILE holds " + value + " at index 4: the network diverged, or the file is damaged.\n"
                        + "Train again, or choose another file.",
                refused(() -> WeightFile.load(file)));
    }

    @Test
    void aBrokenFileIsADataError() throws IOException {
        Files.write(file, new byte[0]);
        assertTrue(refused(() -> WeightFile.load(file)).startsWith("FILE: the file is empty.\n"));
        Files.delete(file);
        assertEquals("FILE does not exist.\nName an existing .safetensors file.", refused(() -> WeightFile.load(file)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stem | 3x3 | one of 7x7s2+pool, 3x3s1p3+pool, 3x3s1",
                "width | 0 | a whole number from 1 to 2147483647",
                "format_version | 2 | a whole number from 1 to 1",
                "model | mpl | one of mlp, cnn",
                "hidden | 6,x | whole numbers of at least 1 with commas between them",
                "hidden | 6,0 | whole numbers of at least 1 with commas between them",
                "activation | rleu | one of relu, leaky-relu, sigmoid, tanh",
                "activation | relu,rleu | one of relu, leaky-relu, sigmoid, tanh",
                "activation | relu,tanh,relu | one name, or one for each of the 2 sizes in 'hidden'",
                "dropout | 1 | a number of at least 0 and below 1",
                "dropout | NaN | a number of at least 0 and below 1",
                "dropout | x | a number of at least 0 and below 1",
                "input_channels | 2 | one of 1, 3",
                "input_height | 0 | a whole number from 1 to 10000",
                "input_width | 10001 | a whole number from 1 to 10000",
                "classes | 3 | 4, the number of names in 'class_names'",
                "classes | x | a whole number from 1 to 2147483647",
                "class_names | x | a JSON array of texts",
                "class_names | null | a JSON array of texts",
                "class_names | [null] | a JSON array of texts",
                "class_names | {} | a JSON array of texts",
                "class_names | [\"b\",\"a\",\"c\",\"a\"] | names of which no two are equal",
                "normalize | mean-sdt | one of none, scale, mean, mean-std",
                "epoch | -1 | a whole number from 0 to 2147483647",
                "seed | 1.5 | a whole number from -9223372036854775808 to 9223372036854775807",
            })
    void metadataThatCannotBe(String key, String value, String rule) throws IOException {
        if (List.of("stem", "width").contains(key)) {
            NetworkDescription other = SmallNetworks.colour(RESNET);
            WeightFile.save(file, SmallNetworks.weights(other), other, SmallNetworks.ORIGIN);
        }
        change(Map.of(key, value));
        WeightFile loaded = WeightFile.load(file);
        String message = refused(() -> {
            loaded.network();
            loaded.origin();
        });
        assertTrue(message.startsWith("FILE: metadata '" + key + "' must be " + rule), message);
        assertTrue(message.endsWith(", not '" + value + "'.\nTake another copy of the file, or train again."), message);
        change(Map.of(key, "(none)"));
        WeightFile without = WeightFile.load(file);
        assertEquals(
                "FILE has no metadata '" + key + "': it was saved by another program, or by hand.\n"
                        + "Name a file that Task1 or Task2 saved, in the folder weights of a run.",
                refused(() -> {
                    without.network();
                    without.origin();
                }));
    }

    @Test
    void metadataThatContradictsTheTensors() throws IOException {
        String advice = ".\nThe file contradicts its own metadata: take another copy, or train again.";
        for (String[] each : new String[][] {
            {"hidden", "7,5", "fc1.weight in FILE is [64, 6], the network needs [64, 7]"},
            {"input_height", "7", "fc1.weight in FILE is [64, 6], the network needs [56, 6]"},
            {"input_channels", "3", "FILE needs a tensor normalization.mean of shape [3] and has one of [1]"},
            {"normalize", "mean", "FILE needs a tensor normalization.mean of shape [1, 8, 8] and has one of [1]"},
            {
                "hidden",
                "2000000000,2000000000",
                "FILE describes no network: Layer fc1 of mlp cannot be built: more elements than a Java array can hold:"
                        + " [64, 2000000000]"
            },
        }) {
            Path whole = Files.copy(file, temp.resolve("whole"));
            change(Map.of(each[0], each[1]));
            assertEquals(each[2] + advice, refused(() -> WeightFile.load(file).network()));
            Files.delete(file);
            Files.move(whole, file);
        }
        change(Map.of("classes", "1", "class_names", "[\"one\"]"));
        assertEquals(
                "out.weight in FILE is [5, 4], the network needs [5, 1]" + advice,
                refused(() -> WeightFile.load(file).network()));
        change(Map.of(), tensor("normalization.std", 1, -0.5));
        assertEquals(
                "FILE: normalization mean-std cannot have std[0] = -0.5" + advice,
                refused(() -> WeightFile.load(file).network()));
    }

    @Test
    void aStatisticThatIsMissing() throws IOException {
        NetworkDescription plain = SmallNetworks.linear();
        WeightFile.save(file, SmallNetworks.weights(plain), plain, SmallNetworks.ORIGIN);
        change(Map.of("normalize", "mean-std"));
        assertTrue(refused(() -> WeightFile.load(file).network())
                .startsWith("FILE needs a tensor normalization.mean of shape [1] and has none.\n"));
    }
}
