package backproplab.experiments.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.datasets.Augmentation;
import backproplab.experiments.weights.safetensors.SafetensorsFile;
import backproplab.experiments.weights.safetensors.SafetensorsReader;
import backproplab.experiments.weights.safetensors.SafetensorsWriter;
import backproplab.files.failure.UserException;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTextTest {
    private static final NetworkDescription MLP = SmallNetworks.grey(ModelSpec.of(ModelKind.MLP, 6, 5));

    @TempDir
    private Path temp;

    @Test
    void anotherWayIsADifferenceOnEitherSide() {
        Path file = temp.resolve("best.safetensors");
        NetworkDescription resized = new NetworkDescription(
                MLP.model(),
                1,
                8,
                8,
                MLP.classNames(),
                MLP.normalization(),
                Augmentation.parse("resize12").preparation(28, 20));
        NetworkDescription cropped = new NetworkDescription(
                MLP.model(), 1, 8, 8, MLP.classNames(), MLP.normalization(), Augmentation.parse("resize12,resize8"));
        WeightFile.save(file, SmallNetworks.weights(MLP), MLP, SmallNetworks.ORIGIN);
        assertEquals(List.of(), WeightFile.load(file).differences(MLP));
        assertEquals(
                List.of("preparation one resize there, resize12,resize8 here"),
                WeightFile.load(file).differences(cropped));
        WeightFile.save(file, SmallNetworks.weights(MLP), cropped, SmallNetworks.ORIGIN);
        assertEquals(List.of(), WeightFile.load(file).differences(cropped));
        assertEquals(
                List.of("preparation resize12,resize8 there, one resize here"),
                WeightFile.load(file).differences(MLP));
        assertEquals(
                List.of("preparation resize12,resize8 there, resize28x20,resize12 here"),
                WeightFile.load(file).differences(resized));
    }

    /** What images went through before the network saw them; files of a network that saw them as they were say nothing. */
    @Test
    void theWayOfAnImageToTheInputIsKept() throws IOException {
        Path file = temp.resolve("best.safetensors");
        WeightFile.save(file, SmallNetworks.weights(MLP), MLP, SmallNetworks.ORIGIN);
        assertEquals(
                Augmentation.parse("resize8"), WeightFile.load(file).network().preparation());
        Augmentation way = Augmentation.parse("crop2,resize12,rrc8").preparation(28, 20);
        NetworkDescription resized =
                new NetworkDescription(MLP.model(), 1, 8, 8, MLP.classNames(), MLP.normalization(), way);
        WeightFile.save(file, SmallNetworks.weights(MLP), resized, SmallNetworks.ORIGIN);
        assertEquals(
                "resize28x20,resize12,resize8",
                SafetensorsReader.read(file).metadata().get("preparation"));
        assertEquals(way, WeightFile.load(file).network().preparation());
        for (String wrong : List.of("resize9", "resize8,flip", "none", "rsize8", "rrc8")) {
            SafetensorsFile saved = SafetensorsReader.read(file);
            Map<String, String> texts = new LinkedHashMap<>(saved.metadata());
            texts.put("preparation", wrong);
            SafetensorsWriter.write(file, new SafetensorsFile(texts, saved.tensors()).withChecksum());
            assertEquals(
                    file
                            + ": metadata 'preparation' must be steps such as resize32,resize28 that end at the input's size of"
                            + " 8x8, not '" + wrong + "'.\nTake another copy of the file, or train again.",
                    assertThrows(UserException.class, () -> WeightFile.load(file)
                                    .network())
                            .getMessage());
        }
    }
}
