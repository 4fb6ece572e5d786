package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.lab.LabCommand;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders with fewer images than the presets count on: a user has typed no number that could be wrong. */
class SmallFolderTest {
    @TempDir
    private Path temp;

    /** A folder of two classes of noise. */
    private Path folder(int perClass) throws IOException {
        Random random = new Random(perClass);
        for (int n = 0; n < 2 * perClass; n++) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < 64; i++) {
                image.getRaster().setSample(i % 8, i / 8, 0, random.nextInt(256));
            }
            Path file =
                    temp.resolve("set").resolve("train").resolve("c" + n % 2).resolve(n + ".png");
            Files.createDirectories(file.getParent());
            assertTrue(ImageIO.write(image, "png", file.toFile()));
        }
        return temp.resolve("set");
    }

    private CommandRun run(Path folder, String... more) {
        String[] arguments = new String[more.length + 10];
        List<String> all = List.of(
                "--dataset",
                "folder:" + folder,
                "--models",
                "mlp",
                "--engines",
                "manual",
                "--epochs",
                "1",
                "--out",
                temp.resolve("results").toString());
        all.toArray(arguments);
        System.arraycopy(more, 0, arguments, all.size(), more.length);
        return CommandRun.task1(Map.of(), arguments);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 1, 2", "3, 3, 1, 2", "9, 14, 2, 2", "40, 65, 7, 8", "41, 67, 7, 8"})
    void defaultsFitFoldersOfAnySize(int perClass, int train, int validation, int test) throws IOException {
        CommandRun run = run(folder(perClass));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains(train + " train / " + validation + " validation / " + test + " test"), run.out());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("results/task1.csv"));
        assertEquals("ok", rows.get(0).get("status"));
        assertEquals(Math.min(64, train), Integer.parseInt(rows.get(0).get("batch_size")));
        assertEquals(
                train < 64,
                (run.out() + run.err())
                        .contains("The batches of preset quick are larger than the training part of folder:set ("
                                + train + " images), which is one batch now. Say otherwise with --batch-size."));
    }

    @Test
    void aRowOfAReportSaysThatItsBatchIsAnother() throws IOException {
        CommandRun run = CommandRun.task1(
                Map.of(),
                "--dataset",
                "folder:" + folder(9),
                "--preset",
                "lab",
                "--val",
                "2",
                "--engines",
                "manual",
                "--dry-run",
                "--out",
                temp.resolve("results").toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("experiment C/main framework, with batch-size 14"), run.out());
    }

    @Test
    void whatWasTypedIsStillChecked() throws IOException {
        Path folder = folder(40);
        CommandRun batch = run(folder, "--batch-size", "66");
        assertEquals(2, batch.code());
        assertTrue(
                batch.err().startsWith("--batch-size 66 is larger than the training part of folder:set (65 images)."),
                batch.err());
        CommandRun validation = run(folder, "--val", "72");
        assertEquals(2, validation.code());
        assertTrue(validation.err().startsWith("--val 72 does not fit folder:set: "), validation.err());
    }

    @Test
    void aSearchFitsThemToo() throws IOException {
        CommandRun run = CommandRun.of(
                new LabCommand(),
                "search",
                "--dataset",
                "folder:" + folder(20),
                "--models",
                "mlp",
                "--space",
                "lr=log:1e-3:1",
                "--draws",
                "2",
                "--epochs",
                "1",
                "--out",
                temp.resolve("results").toString());
        assertEquals(0, run.code(), run.err() + run.out());
    }
}
