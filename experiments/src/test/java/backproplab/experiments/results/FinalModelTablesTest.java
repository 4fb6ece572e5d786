package backproplab.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.results.FinalModel.Mistake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinalModelTablesTest {
    @TempDir
    private Path temp;

    @Test
    void everyNetworkHasItsConfusionClassesAndMistakes() throws IOException {
        FinalModel model = new FinalModel(
                new RunLine("run", "task1", "toy", new RunKey("A/main", "batch 10", "mlp", "3", "manual")),
                List.of("cat", "=dog", "none"),
                new int[] {0, 0, 0, 1},
                new int[] {0, 1, 0, 0},
                List.of(new Mistake(3, 0.9), new Mistake(1, 0.6)));
        String before = "run,toy,A/main,batch 10,mlp,3,manual,";
        try (RunFolder folder = RunFolder.create(temp, "task1", LocalDateTime.of(2026, 1, 2, 3, 4, 5))) {
            folder.add(model);
            assertEquals(
                    List.of(
                            before + "cat,cat,2",
                            before + "cat,'=dog,1",
                            before + "cat,none,0",
                            before + "'=dog,cat,1",
                            before + "'=dog,'=dog,0",
                            before + "'=dog,none,0",
                            before + "none,cat,0",
                            before + "none,'=dog,0",
                            before + "none,none,0"),
                    rows(folder, "confusion.csv"));
            assertEquals(
                    List.of(before + "cat,3,2,66.6667", before + "'=dog,1,0,0.0000", before + "none,0,0,"),
                    rows(folder, "classes.csv"));
            assertEquals(
                    List.of(before + "1,3,'=dog,cat,0.900000", before + "2,1,cat,'=dog,0.600000"),
                    rows(folder, "mistakes.csv"));
        }
    }

    private static FinalModel model(String variant, Mistake... mistakes) {
        return new FinalModel(
                new RunLine("run", "task1", "toy", new RunKey("A/main", variant, "mlp", "1", "manual")),
                List.of("cat", "dog"),
                new int[] {0, 1},
                mistakes.length == 0 ? new int[] {0, 1} : new int[] {1, 1},
                List.of(mistakes));
    }

    /** A count of models would take the third for the second: the first made no mistake. */
    @Test
    void aModelWithoutMistakesLeavesTheRowsOfTheOthersAlone() throws IOException {
        Path path;
        try (RunFolder folder = RunFolder.create(temp, "task1", LocalDateTime.of(2026, 1, 2, 3, 4, 5))) {
            path = folder.path();
            folder.add(model("perfect"));
            folder.add(model("second", new Mistake(0, 0.9)));
            folder.add(model("cut off", new Mistake(0, 0.8)));
        }
        Set<RunKey> tested = Set.of(key("perfect"), key("second"));
        KeptRows kept = new KeptRows(List.of(), List.of(), tested, Map.of());
        try (RunFolder folder = RunFolder.resume(path, "task1", kept)) {
            assertEquals(
                    List.of("run,toy,A/main,second,mlp,1,manual,1,0,cat,dog,0.900000"), rows(folder, "mistakes.csv"));
            assertEquals(8, rows(folder, "confusion.csv").size());
            assertEquals(4, rows(folder, "classes.csv").size());
        }
    }

    @Test
    void aTornLastLineIsNoRow() throws IOException {
        Path path;
        try (RunFolder folder = RunFolder.create(temp, "task1", LocalDateTime.of(2026, 1, 2, 3, 4, 5))) {
            path = folder.path();
            folder.add(model("first", new Mistake(0, 0.9)));
        }
        Path file = path.resolve("mistakes.csv");
        KeptRows kept = new KeptRows(List.of(), List.of(), Set.of(key("first"), key("torn")), Map.of());
        for (String torn : List.of(
                "run,toy",
                "run,toy,A/main,torn,mlp,1,manual,1,0,cat,dog,0.8",
                "run,toy,\"A/ma",
                "run,toy,A/main\r\n")) {
            Files.writeString(file, torn, StandardOpenOption.APPEND);
            try (RunFolder folder = RunFolder.resume(path, "task1", kept)) {
                assertEquals(
                        List.of("run,toy,A/main,first,mlp,1,manual,1,0,cat,dog,0.900000"),
                        rows(folder, "mistakes.csv"));
            }
        }
    }

    /** Class names need not be ASCII; the first byte of a letter alone is no text. */
    @Test
    void aLineThatIsTornWithinALetterIsNoRow() throws IOException {
        Path path;
        try (RunFolder folder = RunFolder.create(temp, "task1", LocalDateTime.of(2026, 1, 2, 3, 4, 5))) {
            path = folder.path();
            folder.add(model("f\u00fcrst", new Mistake(0, 0.9)));
        }
        byte[] letter = "\u00fc".getBytes(StandardCharsets.UTF_8);
        Files.write(path.resolve("mistakes.csv"), new byte[] {'r', letter[0]}, StandardOpenOption.APPEND);
        KeptRows kept = new KeptRows(List.of(), List.of(), Set.of(key("f\u00fcrst")), Map.of());
        try (RunFolder folder = RunFolder.resume(path, "task1", kept)) {
            assertEquals(
                    List.of("run,toy,A/main,f\u00fcrst,mlp,1,manual,1,0,cat,dog,0.900000"),
                    rows(folder, "mistakes.csv"));
        }
    }

    private static RunKey key(String variant) {
        return new RunKey("A/main", variant, "mlp", "1", "manual");
    }

    /** Without the header. */
    private static List<String> rows(RunFolder folder, String name) throws IOException {
        List<String> lines = Files.readAllLines(folder.path().resolve(name));
        return lines.subList(1, lines.size());
    }
}
