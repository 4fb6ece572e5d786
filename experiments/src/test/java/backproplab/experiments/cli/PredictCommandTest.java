package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.weights.NetworkDescription;
import backproplab.experiments.weights.SmallNetworks;
import backproplab.experiments.weights.WeightFile;
import backproplab.experiments.weights.safetensors.SafetensorsFile;
import backproplab.experiments.weights.safetensors.SafetensorsReader;
import backproplab.experiments.weights.safetensors.SafetensorsWriter;
import backproplab.network.init.Weights;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.model.Stem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {
    private static final double EQUAL = 1e-5;

    @TempDir
    private Path temp;

    private Path save(NetworkDescription network, Weights weights) {
        Path file = temp.resolve("best.safetensors");
        WeightFile.save(file, weights, network, SmallNetworks.ORIGIN);
        return file;
    }

    private Path save(NetworkDescription network) {
        return save(network, SmallNetworks.weights(network));
    }

    /** An image whose bytes follow a simple rule. */
    private Path image(String name, int height, int width, boolean colour) throws IOException {
        BufferedImage image =
                new BufferedImage(width, height, colour ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grey = (y * 37 + x * 11) % 256;
                if (colour) {
                    image.setRGB(x, y, grey << 16 | (255 - grey) << 8 | y * 5 % 256);
                } else {
                    image.getRaster().setSample(x, y, 0, grey);
                }
            }
        }
        return write(name, image);
    }

    private Path write(String name, BufferedImage image) throws IOException {
        Path file = temp.resolve(name);
        assertTrue(ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile()));
        return file;
    }

    private static CommandRun predict(Object... arguments) {
        return CommandRun.of(
                new PredictCommand(),
                Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
    }

    private static CommandRun failed(int code, Object... arguments) {
        CommandRun run = predict(arguments);
        assertEquals(code, run.code(), run.err());
        assertTrue(run.errorLines() >= 1 && run.errorLines() <= 3, run.err());
        assertFalse(run.err().contains("\tat "), run.err());
        return run;
    }

    private static List<String> column(List<CSVRecord> rows, String name) {
        return rows.stream().map(row -> row.get(name)).toList();
    }

    @Test
    void probabilitiesWorkedOutByHand() throws IOException {
        // Pixels 0, 1, 0.2, 0.4 after scaling; logits 0 + 1 * 1 + 0.2 * 5 + 0.4 * 0 - 2 = 0 and 2 * 0.2 + 0.1 = 0.5.
        Weights weights = SmallNetworks.with(
                SmallNetworks.with(new Weights(Map.of()), "out.weight", 7, 9, 1, 0, 5, 2, 0, 0), "out.bias", -2, 0.1);
        Path file = save(SmallNetworks.linear(), weights);
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, 2, 2, 0, new int[] {0, 255, 51, 102});
        Path png = write("a.png", image);
        double yes = 1 / (1 + Math.exp(-0.5));
        for (String engine : List.of("manual", "dl4j", "loops")) {
            Path csv = temp.resolve("new/" + engine + ".csv");
            CommandRun run = predict("--weights", file, "--engine", engine, "--out", csv, png);
            assertEquals(0, run.code(), run.err());
            List<CSVRecord> rows = CommandRun.csv(csv);
            assertEquals(
                    List.of("file", "rank", "class", "probability", "engine"),
                    rows.get(0).getParser().getHeaderNames());
            assertEquals(List.of("yes", "no"), column(rows, "class"));
            assertEquals(List.of("1", "2"), column(rows, "rank"));
            assertEquals(List.of(png.toString(), png.toString()), column(rows, "file"));
            assertEquals(List.of(engine, engine), column(rows, "engine"));
            assertEquals(yes, Double.parseDouble(rows.get(0).get("probability")), 1e-6);
            assertEquals(1 - yes, Double.parseDouble(rows.get(1).get("probability")), 1e-6);
            assertTrue(run.out().contains("  62.2459 %  yes"), run.out());
            assertTrue(run.out().contains("  37.7541 %  no"), run.out());
        }
    }

    @Test
    void enginesAgreeOnGreyAndColourImagesOfAnySize() throws IOException {
        Path small = image("small.png", 8, 8, false);
        Path large = image("large.png", 30, 41, true);
        Path jpeg = image("photo.jpg", 16, 16, true);
        for (NetworkDescription network : List.of(
                SmallNetworks.grey(ModelSpec.of(ModelKind.MLP, 6, 5)),
                SmallNetworks.grey(ModelSpec.of(ModelKind.CNN, 7)),
                SmallNetworks.colour(ModelSpec.of(ModelKind.CNN, 7)),
                SmallNetworks.colour(
                        new ModelSpec(ModelKind.VGG, List.of(5), ActivationFunction.TANH, 0.5, Stem.SEVEN, 3)),
                SmallNetworks.colour(new ModelSpec(
                        ModelKind.RESNET18, List.of(), ActivationFunction.RELU, 0, Stem.THREE_POOLED, 3)))) {
            Path file = save(network);
            Map<String, List<CSVRecord>> rows = new HashMap<>();
            for (String engine : List.of("manual", "dl4j", "loops")) {
                Path csv = temp.resolve(engine + ".csv");
                CommandRun run = predict("--engine", engine, "--weights", file, small, large, jpeg, "--out", csv);
                assertEquals(0, run.code(), run.err());
                rows.put(engine, CommandRun.csv(csv));
            }
            List<CSVRecord> manual = rows.get("manual");
            assertEquals(3 * network.classes(), manual.size());
            for (String engine : List.of("dl4j", "loops")) {
                assertEquals(column(manual, "class"), column(rows.get(engine), "class"));
                for (int i = 0; i < manual.size(); i++) {
                    assertEquals(
                            Double.parseDouble(manual.get(i).get("probability")),
                            Double.parseDouble(rows.get(engine).get(i).get("probability")),
                            EQUAL);
                }
            }
        }
    }

    @Test
    void anImagesPredictionDependsOnNothingElse() throws IOException {
        Path file = save(SmallNetworks.grey(ModelSpec.of(ModelKind.CNN, 7)));
        Path a = image("a.png", 8, 8, false);
        Path b = image("b.png", 9, 30, true);
        CommandRun both = predict("--weights", file, a, b);
        assertEquals(both.out(), predict("--weights", file, a, b).out());
        List<String> lines = predict("--weights", file, b).out().lines().toList();
        assertTrue(both.out()
                .endsWith(
                        String.join(System.lineSeparator(), lines.subList(3, lines.size())) + System.lineSeparator()));
    }

    @Test
    void theScreenSaysWhatIsUsedAndTheTopClasses() throws IOException {
        Path file = save(SmallNetworks.grey(ModelSpec.of(ModelKind.MLP, 6)));
        Path png = image("a.png", 8, 8, false);
        List<String> lines =
                predict("--weights", file, "--top", 3, png).out().lines().toList();
        assertEquals("Weights: " + file + ", trained on glyphs, epoch 3, seed -7", lines.get(0));
        assertEquals("Network: model mlp, hidden 6, activation relu, dropout 0.0", lines.get(1));
        assertTrue(lines.get(2).startsWith("Input: 1x8x8, normalize mean-std; engine manual (manual-"), lines.get(2));
        assertEquals(List.of("", png.toString()), lines.subList(3, 5));
        assertEquals(3, lines.size() - 5, "--top 3");
        for (String line : lines.subList(5, 8)) {
            assertTrue(line.matches(" +\\d{1,3}\\.\\d{4} %  (circle|a, b|\u00fcber|=1)"), line);
        }
    }

    @Test
    void namesThatASpreadsheetWouldRunAreEscaped() throws IOException {
        Path csv = temp.resolve("p.csv");
        Path file = save(SmallNetworks.grey(ModelSpec.of(ModelKind.MLP, 6)));
        assertEquals(
                0,
                predict("--weights", file, "--out", csv, image("a.png", 8, 8, false))
                        .code());
        List<String> classes = new ArrayList<>(column(CommandRun.csv(csv), "class"));
        classes.sort(null);
        assertEquals(List.of("'=1", "a, b", "circle", "\u00fcber"), classes);
    }

    @Test
    void argumentsThatAreMissingOrCannotBe() throws IOException {
        Path file = save(SmallNetworks.linear());
        Path png = image("a.png", 2, 2, false);
        assertTrue(failed(2, png).err().startsWith("Missing required option: '--weights=FILE'"));
        assertEquals(
                "Missing required parameter: 'IMAGE'\nAll options: --help",
                failed(2, "--weights", file).err().strip());
        assertEquals(
                "--top must be at least 1, not 0.",
                failed(2, "--weights", file, "--top", 0, png).err().strip());
        assertTrue(failed(2, "--weights", file, "--engine", "manaul", png)
                .err()
                .startsWith("Unknown value 'manaul' for --engine: did you mean 'manual'?"));
        assertTrue(failed(2, "--weights", file, "--engin", "loops", png).err().contains("Did you mean --engine?"));
    }

    @Test
    void imagesThatAreMissingOrNone() throws IOException {
        Path file = save(SmallNetworks.linear());
        Path nowhere = temp.resolve("no.png");
        String advice = "\nName PNG or JPEG files.";
        assertEquals(
                "Image " + nowhere + " does not exist." + advice,
                failed(3, "--weights", file, nowhere).err().strip());
        assertEquals(
                "Image " + temp + " is a folder." + advice,
                failed(3, "--weights", file, temp).err().strip());
        Path text = Files.writeString(temp.resolve("text.png"), "not an image");
        assertTrue(failed(3, "--weights", file, text)
                .err()
                .startsWith("Broken image: " + text + " is neither PNG nor JPEG: it starts with 0x6e6f7420."));
        Path whole = image("whole.png", 9, 9, false);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(temp.resolve("cut.png"), Arrays.copyOf(bytes, bytes.length - 20));
        Path csv = temp.resolve("p.csv");
        CommandRun run = failed(3, "--weights", file, "--out", csv, cut);
        assertTrue(run.err().startsWith("Broken image: " + cut), run.err());
        assertFalse(Files.exists(csv), "a table of nothing");
    }

    @Test
    void weightFilesThatCannotBeUsed() throws IOException {
        Path png = image("a.png", 2, 2, false);
        Path nowhere = temp.resolve("no.safetensors");
        assertEquals(
                nowhere + " does not exist.\nName an existing .safetensors file.",
                failed(3, "--weights", nowhere, png).err().strip());
        assertTrue(failed(3, "--weights", png, png).err().startsWith(png + ": the header's length, bytes 0 to 7, is "));
        Path file = save(SmallNetworks.linear());
        SafetensorsFile saved = SafetensorsReader.read(file);
        SafetensorsWriter.write(file, new SafetensorsFile(Map.of("format", "pt"), saved.tensors()));
        assertTrue(failed(3, "--weights", file, png)
                .err()
                .startsWith(file + " has no metadata 'format_version': it was saved by another program"));
        Map<String, String> other = new HashMap<>(saved.metadata());
        other.put("hidden", "3");
        SafetensorsWriter.write(file, new SafetensorsFile(other, saved.tensors()).withChecksum());
        assertTrue(failed(3, "--weights", file, png)
                .err()
                .startsWith(file + " has no tensor fc1.weight, the network needs one of [4, 3].\n"));
        other.put("hidden", "");
        other.put("classes", "3");
        other.put("class_names", "[\"a\",\"b\",\"c\"]");
        SafetensorsWriter.write(file, new SafetensorsFile(other, saved.tensors()).withChecksum());
        assertTrue(failed(3, "--weights", file, png)
                .err()
                .startsWith("out.weight in " + file + " is [4, 2], the network needs [4, 3].\n"));
    }

    @Test
    void anOutputThatIsNotFinite() throws IOException {
        NetworkDescription network = SmallNetworks.linear();
        Path file = save(network, SmallNetworks.with(SmallNetworks.weights(network), "out.bias", 0, 1e300));
        Path png = image("a.png", 2, 2, false);
        assertEquals(
                "The network's output for class yes is Infinity: its weights are damaged or too large.\n"
                        + "Train again with a smaller --lr, or try --engine loops, which computes in double precision.",
                failed(3, "--weights", file, png).err().strip());
        assertTrue(predict("--weights", file, "--engine", "loops", png).out().contains("  100.0000 %  yes"));
    }

    @Test
    void anOutFileThatCannotBeWritten() throws IOException {
        Path file = save(SmallNetworks.linear());
        Path png = image("a.png", 2, 2, false);
        assertEquals(
                "Cannot write to --out " + temp + ": it is a folder.\nName a file in it, such as "
                        + temp.resolve("predictions.csv") + ".",
                failed(4, "--weights", file, "--out", temp, png).err().strip());
        assertTrue(failed(4, "--weights", file, "--out", file.resolve("p.csv"), png)
                .err()
                .contains(file + " is a file, not a folder."));
    }

    @Test
    void debugShowsWhereItHappened() throws IOException {
        CommandRun run = predict("--weights", temp.resolve("no"), "--debug", image("a.png", 2, 2, false));
        assertTrue(run.err().contains("\tat backproplab."), run.err());
    }

    @Test
    void helpNamesEveryOption() {
        CommandRun run = predict("--help");
        assertEquals(0, run.code());
        for (String text : List.of(
                "--weights=FILE",
                "--weights=FILE IMAGE...",
                "--top=N",
                "(default: 5,",
                "--engine=NAME",
                "(default: manual)",
                "--out=FILE",
                "--debug",
                "Exit codes: 0 ok, 1 failure, 2 usage, 3 data, 4 environment.")) {
            assertTrue(run.out().contains(text), run.out());
        }
    }
}
