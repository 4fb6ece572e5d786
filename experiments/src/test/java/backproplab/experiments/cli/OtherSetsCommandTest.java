package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set of other classes than MNIST's, from its files to the tables. */
class OtherSetsCommandTest {
    @TempDir
    private Path temp;

    /** Letters 1 to 26, each as often. */
    private static byte[] letters(int count) {
        ByteBuffer file = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int n = 0; n < count; n++) {
            file.put((byte) (1 + n % 26));
        }
        return file.array();
    }

    @Test
    void emnistsLettersAreTrainedOn() throws IOException {
        for (String part : List.of("train", "test")) {
            int count = part.equals("train") ? 104 : 26;
            Path images = temp.resolve("emnist-letters-" + part + "-images-idx3-ubyte.gz");
            Files.write(images, IdxFiles.gzip(IdxFiles.images(count)));
            Files.write(temp.resolve("emnist-letters-" + part + "-labels-idx1-ubyte"), letters(count));
        }
        String options =
                "--offline --dataset emnist-letters --models mlp --hidden 4 --engines manual --epochs 1 --val 4"
                        + " --batch-size 50 --no-report --data-dir " + temp + " --out " + temp.resolve("results");
        CommandRun run = CommandRun.task1(Map.of(), options.split(" "));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Data: emnist-letters (" + temp + "), 100 train"), run.out());
        try (Stream<Path> files = Files.walk(temp)) {
            Path classes = files.filter(file -> file.endsWith("classes.csv"))
                    .findFirst()
                    .orElseThrow();
            List<CSVRecord> rows = CommandRun.csv(classes);
            assertEquals(26, rows.size());
            assertEquals("Z", rows.get(25).get("class"));
        }
    }
}
