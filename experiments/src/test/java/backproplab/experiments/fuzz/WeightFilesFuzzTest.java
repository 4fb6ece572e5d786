package backproplab.experiments.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.weights.NetworkDescription;
import backproplab.experiments.weights.SmallNetworks;
import backproplab.experiments.weights.WeightFile;
import backproplab.experiments.weights.WeightLayout;
import backproplab.experiments.weights.safetensors.SafetensorsFile;
import backproplab.experiments.weights.safetensors.SafetensorsReader;
import backproplab.experiments.weights.safetensors.SafetensorsWriter;
import backproplab.files.failure.UserException;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Damaged weights: of those that were written here, no copy is taken that says or computes anything else. */
class WeightFilesFuzzTest extends DamagedCopies {
    private static final NetworkDescription NETWORK = SmallNetworks.grey(ModelSpec.of(ModelKind.MLP, 3));

    @Override
    void all(int copies) throws Exception {
        Path file = folder.resolve("w" + WeightFile.SUFFIX);
        for (WeightLayout layout : WeightLayout.values()) {
            WeightFile.save(file, SmallNetworks.weights(NETWORK), NETWORK, SmallNetworks.ORIGIN, layout);
            String written = content(file);
            byte[] good = Files.readAllBytes(file);
            new Fuzz(file, good, UserException.class)
                    .run(copies, () -> assertTrue(content(file).equals(written), "other weights were taken"));
            foreign(file);
            byte[] theirs = Files.readAllBytes(file);
            new Fuzz(file, theirs, UserException.class).run(copies, () -> start(file));
            new Fuzz(file, theirs, UserException.class).run(copies, () -> content(file));
        }
    }

    private static String content(Path file) {
        WeightFile loaded = WeightFile.load(file);
        NetworkDescription network = loaded.network();
        return loaded.weights().tensors().entrySet().stream()
                        .map(each -> each.getKey() + Arrays.toString(each.getValue()))
                        .collect(Collectors.joining())
                + network.model()
                + network.classNames()
                + network.channels()
                + network.height()
                + network.width()
                + network.preparation()
                + network.normalization().mode()
                + Arrays.toString(network.normalization().mean())
                + Arrays.toString(network.normalization().std())
                + loaded.origin();
    }

    private static void start(Path file) {
        WeightFile loaded = WeightFile.load(file);
        loaded.checkFits(NETWORK.network());
        loaded.weights(NETWORK.network());
        loaded.newHead(NETWORK.network());
        loaded.differences(NETWORK);
    }

    /** As another program would write it, without a checksum: whatever fits is taken. */
    private static void foreign(Path file) throws IOException {
        SafetensorsFile saved = SafetensorsReader.read(file);
        Map<String, String> texts = new LinkedHashMap<>(saved.metadata());
        texts.keySet().removeAll(List.of("checksum", "backprop_lab_crc32c"));
        SafetensorsWriter.write(file, new SafetensorsFile(texts, saved.tensors()));
    }
}
