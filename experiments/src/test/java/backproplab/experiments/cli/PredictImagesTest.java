package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.Augmentation;
import backproplab.datasets.ImageFiles;
import backproplab.datasets.Normalization;
import backproplab.datasets.NormalizeMode;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.predict.Predictor;
import backproplab.experiments.weights.NetworkDescription;
import backproplab.experiments.weights.SmallNetworks;
import backproplab.experiments.weights.WeightFile;
import backproplab.network.init.Weights;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of other sizes than the network's, and images that are none. */
class PredictImagesTest {
    @TempDir
    private Path temp;

    private Path save(NetworkDescription network) {
        Path file = temp.resolve("best.safetensors");
        WeightFile.save(file, SmallNetworks.weights(network), network, SmallNetworks.ORIGIN);
        return file;
    }

    /** A grey image whose bytes follow a simple rule. */
    private Path image(String name, int height, int width) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < height * width; i++) {
            image.getRaster().setSample(i % width, i / width, 0, (i / width * 37 + i % width * 11) % 256);
        }
        return write(name, image);
    }

    private Path write(String name, BufferedImage image) throws IOException {
        Path file = temp.resolve(name);
        assertTrue(ImageIO.write(image, "png", file.toFile()));
        return file;
    }

    private static CommandRun predict(Object... arguments) {
        return CommandRun.of(
                new PredictCommand(),
                Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
    }

    @Test
    void goodImagesAreAnsweredBesideBadOnes() throws IOException {
        Path file = save(SmallNetworks.linear());
        Path good = image("good.png", 9, 9);
        Path gif = Files.writeString(temp.resolve("gif.png"), "GIF89a");
        Path csv = temp.resolve("p.csv");
        CommandRun one = predict("--weights", file, "--out", csv, gif, good);
        assertEquals(3, one.code());
        assertEquals(
                "Unsupported image: " + gif
                        + " is GIF, neither PNG nor JPEG.\nSave it as PNG or JPEG, or leave it out.",
                one.err().strip());
        assertEquals(
                List.of(good.toString(), good.toString()),
                CommandRun.csv(csv).stream().map(row -> row.get("file")).toList());
        CommandRun missing = predict("--weights", file, temp.resolve("none.png"), good, temp);
        assertEquals(3, missing.code());
        assertEquals(
                List.of(
                        "2 of 3 images cannot be used:",
                        "  Image " + temp.resolve("none.png") + " does not exist.",
                        "  Image " + temp + " is a folder.",
                        "Put good copies in their place, or leave them out."),
                missing.err().strip().lines().toList());
        assertTrue(missing.out().contains(good.toString()), missing.out());
        List<Object> arguments = new ArrayList<>(List.of("--weights", file, good));
        for (int n = 0; n < 22; n++) {
            arguments.add(Files.write(temp.resolve("bad" + n + ".png"), new byte[0]));
        }
        CommandRun many = predict(arguments.toArray());
        assertEquals(3, many.code());
        List<String> lines = many.err().lines().toList();
        assertEquals("22 of 23 images cannot be used:", lines.get(0));
        assertEquals("  Broken image: " + temp.resolve("bad19.png") + " is empty.", lines.get(20));
        assertEquals(
                List.of("  and 2 more.", "Put good copies in their place, or leave them out."), lines.subList(21, 23));
        assertTrue(many.out().contains(good.toString()), many.out());
    }

    /** A stroke as wide as a 28th of the picture, drawn in any size: the network sees the same. */
    @Test
    void aDrawingIsSeenAlikeInAnySize() throws IOException {
        NetworkDescription network = new NetworkDescription(
                ModelSpec.of(ModelKind.MLP, 6),
                1,
                28,
                28,
                List.of("a", "b", "c"),
                Normalization.of(NormalizeMode.SCALE, 1, 28, 28, new double[0], new double[0]),
                Augmentation.NONE.preparation(28, 28));
        Path file = save(network);
        List<Double> first = List.of();
        for (int size : new int[] {28, 112, 448, 1792, 3584}) {
            BufferedImage drawing = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
            int pixel = size / 28;
            for (int i = 4; i < 24; i++) {
                for (int y = 0; y < pixel; y++) {
                    for (int x = 0; x < pixel; x++) {
                        drawing.getRaster().setSample(i * pixel + x, 10 * pixel + y, 0, 255);
                        drawing.getRaster().setSample(15 * pixel + x, i * pixel + y, 0, 255);
                    }
                }
            }
            Path csv = temp.resolve(size + ".csv");
            predict("--weights", file, "--out", csv, write("d" + size + ".png", drawing));
            List<Double> probabilities = CommandRun.csv(csv).stream()
                    .sorted(Comparator.comparing(row -> row.get("class")))
                    .map(row -> Double.valueOf(row.get("probability")))
                    .toList();
            first = first.isEmpty() ? probabilities : first;
            for (int k = 0; k < 3; k++) {
                // The triangle of the filter reaches into the neighbours, so the stroke is a little softer when shrunk.
                assertEquals(first.get(k), probabilities.get(k), 0.02, "size " + size);
            }
        }
    }

    /** Training made 2 x 2 of images of 6 x 9 in two steps; so does Predict. */
    @Test
    void imagesGoTheWayThatTheyWentInTraining() throws IOException {
        Augmentation preparation = Augmentation.parse("flip,resize5,rrc2").preparation(6, 9);
        NetworkDescription plain = SmallNetworks.linear();
        NetworkDescription network =
                new NetworkDescription(plain.model(), 1, 2, 2, plain.classNames(), plain.normalization(), preparation);
        Weights weights = SmallNetworks.weights(network);
        Path png = image("a.png", 20, 30);
        Path csv = temp.resolve("p.csv");
        predict("--weights", save(network), "--out", csv, png);

        float[] seen = new ImageFiles(1, preparation, plain.normalization()).read(png);
        double[] expected;
        try (Predictor predictor = Predictor.of(EngineKind.MANUAL, network, weights)) {
            expected = predictor.probabilities(seen);
        }
        for (CSVRecord row : CommandRun.csv(csv)) {
            assertEquals(
                    expected[plain.classNames().indexOf(row.get("class"))],
                    Double.parseDouble(row.get("probability")),
                    1e-6);
        }
        float[] once = new ImageFiles(1, plain.preparation(), plain.normalization()).read(png);
        assertFalse(Arrays.equals(once, seen), "one step would give the same");
    }
}
