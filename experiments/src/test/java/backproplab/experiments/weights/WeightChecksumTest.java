package backproplab.experiments.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.weights.safetensors.Dtype;
import backproplab.experiments.weights.safetensors.SafeTensor;
import backproplab.experiments.weights.safetensors.SafetensorsFile;
import backproplab.experiments.weights.safetensors.SafetensorsReader;
import backproplab.experiments.weights.safetensors.SafetensorsWriter;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No change of weights that we wrote goes unnoticed. */
class WeightChecksumTest {
    @TempDir
    private Path temp;

    private Path file;

    @BeforeEach
    void name() {
        file = temp.resolve("best.safetensors");
    }

    /** The saved file with another tensor of that name, its checksum as it was. */
    private SafetensorsFile with(SafeTensor other) throws IOException {
        SafetensorsFile saved = SafetensorsReader.read(file);
        Map<String, SafeTensor> all = new LinkedHashMap<>();
        saved.tensors().forEach(tensor -> all.put(tensor.name(), tensor));
        all.put(other.name(), other);
        return new SafetensorsFile(saved.metadata(), new ArrayList<>(all.values()));
    }

    @Test
    void aFlippedBitIsRefused() throws IOException {
        flipBits(7);
    }

    @Test
    @Tag("full")
    void eachFlippedBitIsRefused() throws IOException {
        flipBits(1);
    }

    /** Every so many bits, in the header and in the numbers. */
    private void flipBits(int step) throws IOException {
        NetworkDescription network = SmallNetworks.linear();
        WeightFile.save(file, SmallNetworks.weights(network), network, SmallNetworks.ORIGIN);
        byte[] saved = Files.readAllBytes(file);
        for (int bit = 0; bit < 8 * saved.length; bit += step) {
            byte[] flipped = saved.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            UserException refused = assertThrows(UserException.class, this::content, "bit " + bit);
            assertEquals(ExitCode.DATA, refused.code());
            assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
        }
    }

    private String content() {
        WeightFile loaded = WeightFile.load(file);
        StringBuilder content = new StringBuilder();
        loaded.weights().tensors().forEach((name, values) -> content.append(name)
                .append(Arrays.toString(values)));
        NetworkDescription network = loaded.network();
        return content.append(network.model())
                .append(network.classNames())
                .append(loaded.origin())
                .toString();
    }

    @Test
    void namesTypesAndShapesAreOfTheChecksumToo() throws IOException {
        List<SafeTensor> others = List.of(
                new SafeTensor("fc2.bias", Dtype.F32, List.of(5L, 1L), new double[5]),
                new SafeTensor("fc2.bias", Dtype.F64, List.of(5L), new double[5]),
                new SafeTensor("fc3.bias", Dtype.F32, List.of(5L), new double[5]));
        NetworkDescription mlp = SmallNetworks.grey(ModelSpec.of(ModelKind.MLP, 6, 5));
        WeightFile.save(file, SmallNetworks.weights(mlp), mlp, SmallNetworks.ORIGIN);
        SafetensorsFile zeros = with(new SafeTensor("fc2.bias", Dtype.F32, List.of(5L), new double[5]))
                .withChecksum();
        SafetensorsWriter.write(file, zeros);
        WeightFile.load(file);
        for (SafeTensor other : others) {
            SafetensorsWriter.write(file, zeros);
            SafetensorsWriter.write(file, with(other));
            UserException refused = assertThrows(UserException.class, () -> WeightFile.load(file));
            assertEquals(ExitCode.DATA, refused.code());
            assertEquals(
                    file + ": its content does not match its checksum.\n"
                            + "The file is damaged: take another copy, or train again.",
                    refused.getMessage());
        }
    }

    @Test
    void aFileWithoutAChecksumIsTaken() throws IOException {
        NetworkDescription network = SmallNetworks.linear();
        WeightFile.save(file, SmallNetworks.weights(network), network, SmallNetworks.ORIGIN);
        String expected = content();
        SafetensorsFile saved = SafetensorsReader.read(file);
        Map<String, String> texts = new LinkedHashMap<>(saved.metadata());
        assertNotNull(texts.remove("backprop_lab_crc32c"));
        SafetensorsWriter.write(file, new SafetensorsFile(texts, saved.tensors()));
        assertTrue(
                assertThrows(UserException.class, this::content).getMessage().contains("does not match its checksum"));
        assertEquals("backprop_lab_crc32c", texts.remove("checksum"));
        SafetensorsWriter.write(file, new SafetensorsFile(texts, saved.tensors()));
        assertEquals(expected, content());
    }
}
