package backproplab.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.experiments.results.FinalModel.Mistake;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinalModelTablesTest {
    private static final List<String> TABLES = List.of("confusion.csv", "classes.csv", "mistakes.csv");

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

    private static KeptRows kept(FinalModel... models) {
        return new KeptRows(List.of(), List.of(), List.of(models), Map.of());
    }

    private Path written(FinalModel... models) {
        try (RunFolder folder = RunFolder.create(temp, "task1", LocalDateTime.of(2026, 1, 2, 3, 4, 5))) {
            List.of(models).forEach(folder::add);
            return folder.path();
        }
    }

    private static String tables(Path path) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : TABLES) {
            text.append(Files.readString(path.resolve(name)));
        }
        return text.toString();
    }

    @Test
    void aModelWithoutMistakesHasNoRowAmongThem() throws IOException {
        FinalModel perfect = model("perfect");
        FinalModel second = model("second", new Mistake(0, 0.9));
        Path path = written(perfect, second, model("cut off", new Mistake(0, 0.8)));
        try (RunFolder folder = RunFolder.resume(path, "task1", kept(perfect, second))) {
            assertEquals(
                    List.of("run,toy,A/main,second,mlp,1,manual,1,0,cat,dog,0.900000"), rows(folder, "mistakes.csv"));
            assertEquals(8, rows(folder, "confusion.csv").size());
            assertEquals(4, rows(folder, "classes.csv").size());
        }
    }

    /** What is known makes the tables, and not what became of them. */
    @Test
    void damagedTablesAreMadeAnewWhateverTheDamage() throws IOException {
        FinalModel first = model("f\u00fcrst, \"quoted\"", new Mistake(0, 0.9));
        FinalModel second = model("second");
        Path path = written(first, second);
        String expected = tables(path);
        SplittableRandom random = new SplittableRandom(5);
        for (String name : TABLES) {
            Path file = path.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            List<byte[]> damages = new ArrayList<>(List.of(
                    new byte[0],
                    Arrays.copyOf(whole, whole.length / 2),
                    Arrays.copyOf(whole, whole.length - 1),
                    (new String(whole, StandardCharsets.UTF_8) + "\"torn within quotes,1\r\n")
                            .getBytes(StandardCharsets.UTF_8)));
            for (int flips = 0; flips < 20; flips++) {
                byte[] flipped = whole.clone();
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                damages.add(flipped);
            }
            for (byte[] damage : damages) {
                Files.write(file, damage);
                RunFolder.resume(path, "task1", kept(first, second)).close();
                assertEquals(expected, tables(path), name);
            }
            Files.delete(file);
            RunFolder.resume(path, "task1", kept(first, second)).close();
            assertEquals(expected, tables(path), name);
        }
    }

    private static IterationRow iteration(int number) {
        return new IterationRow(
                new RunLine("run", "task1", "toy", key("main")), number, 1, 0.1, 1.0 / number, Double.NaN, Double.NaN);
    }

    /** Losses are in no record: what is missing is named. */
    @Test
    void solverRowsThatAreMissingAreNamed() throws IOException {
        Path path = written();
        KeptRows kept = new KeptRows(List.of(), List.of(), List.of(), Map.of(key("main"), 3L));
        try (RunFolder folder = RunFolder.resume(path, "task1", kept)) {
            folder.add(List.of(iteration(1), iteration(2), iteration(3), iteration(4)));
        }
        Path file = path.resolve(FileNames.SOLVER);
        List<String> lines = Files.readAllLines(file);
        try (RunFolder folder = RunFolder.resume(path, "task1", kept)) {
            assertEquals(lines.subList(1, 4), rows(folder, FileNames.SOLVER), "the fourth is trained again");
        }
        String row2 = lines.get(2);
        for (Map.Entry<String, Integer> damage : Map.of(
                        "", 2, row2.replace(",2,1,", ",x,1,"), 2, row2.replace("manual", "manval"), 2, row2 + ",1", 2)
                .entrySet()) {
            List<String> damaged = new ArrayList<>(lines.subList(0, 4));
            damaged.set(2, damage.getKey());
            if (damage.getKey().isEmpty()) {
                damaged.remove(2);
            }
            assertDamaged(path, kept, String.join("\r\n", damaged) + "\r\n", damage.getValue());
        }
        assertDamaged(path, kept, String.join("\r\n", lines.subList(0, 3)) + "\r\n", 3);
        assertDamaged(path, kept, String.join("\r\n", lines.subList(0, 4)), 3);
        Files.delete(file);
        RunFolder.resume(path, "task1", kept).close();
    }

    private static void assertDamaged(Path path, KeptRows kept, String content, int iteration) throws IOException {
        Path file = Files.writeString(path.resolve(FileNames.SOLVER), content);
        UserException e = assertThrows(UserException.class, () -> RunFolder.resume(path, "task1", kept));
        assertEquals(ExitCode.DATA, e.code());
        assertEquals(
                "Cannot go on with " + file + ": the row of iteration " + iteration
                        + " of mlp on manual, seed 1, is missing or damaged.\nMend the file, or delete it to go on without its"
                        + " earlier rows.",
                e.getMessage());
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
