package backproplab.experiments.cli.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.CommandRun;
import backproplab.experiments.killing.KilledProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Check --submissions as a teacher types it. */
class GradeCommandTest {
    private static final Path TEMPLATE = Path.of("..", "docs", "check-template");

    @TempDir
    private Path temp;

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--out", temp.resolve("results").toString()));
        return CommandRun.of(new CheckCommand(), all.toArray(String[]::new));
    }

    /** One student, who handed in nothing but a ReLU: one more Java is enough for all that a command does. */
    private Path oneStudent() throws IOException {
        Path student = Files.createDirectories(temp.resolve("class/Ann O'Hara"));
        Files.copy(TEMPLATE.resolve("solution/MyRelu.java"), student.resolve("MyRelu.java"));
        return student.getParent();
    }

    @Test
    void aClassIsGradedWhateverItsPoints() throws IOException {
        Path submissions = oneStudent();
        CommandRun run = run("--submissions", submissions.toString(), "--parallel", "1");
        assertEquals(0, run.code(), run.err());
        String out = run.out().replaceAll("\\s+", " ");
        assertTrue(
                out.contains("Submissions: 1 in " + submissions + "; 4 checks, 40 points; 1 at a time; results in"),
                run.out());
        assertTrue(
                out.contains("Check | 1 of 1 | Ann O'Hara | 5 of 40 points | MyLinear no class, MyLoss no class,"),
                run.out());
        assertTrue(out.contains("On average 5.0 of 40 points; "), run.out());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("results/grades.csv"));
        assertEquals(4, rows.size());
        assertEquals("Ann O'Hara", rows.get(1).get("student"));
        assertEquals("relu", rows.get(1).get("check"));
        assertEquals("5", rows.get(1).get("points"));
        assertEquals("right", rows.get(1).get("verdict"));
        assertEquals("There is no class MyLinear.", rows.get(0).get("hint"));
        try (Stream<Path> kept =
                Files.list(temp.resolve("results/" + rows.get(0).get("run_id")))) {
            assertEquals(
                    List.of("config.json", "environment.json", "grades.csv", "junit", "report.html", "students"),
                    kept.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertTrue(Files.exists(temp.resolve("results/grades.html")));
    }

    /** While one student's loop runs; its heap tells its process from those of other tests. */
    @Test
    void ctrlCLeavesNoProcessBehind() throws IOException, InterruptedException {
        Path submissions = oneStudent();
        Path loops = Files.createDirectories(submissions.resolve("loops")).resolve("MyRelu.java");
        String right = Files.readString(TEMPLATE.resolve("solution/MyRelu.java"));
        Files.writeString(loops, right.replace("i < x.size(); i++", "i < x.size() || x != null; i += 0"));
        String rest = KilledProcess.interrupt(
                temp.resolve("errors.txt"),
                "Check | 1 of 2 | Ann",
                1,
                "Check",
                "--submissions",
                submissions.toString(),
                "--memory-limit",
                "97",
                "--parallel",
                "2",
                "--out",
                temp.resolve("results").toString());
        assertFalse(rest.contains("2 of 2"), rest);
        assertEquals(
                0,
                ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains("-Xmx97m"))
                        .count());
    }

    private void assertRefused(int code, String message, CommandRun run) {
        assertEquals(message, run.err().strip());
        assertEquals(code, run.code());
        assertFalse(Files.exists(temp.resolve("results")), "nothing is written");
    }

    @Test
    void aRubricWithAnUnknownCheckIsCode2WithItsLine() throws IOException {
        Path rubric = Files.writeString(
                temp.resolve("rubric.yaml"), "checks:\n- {check: Linaer, class: MyLinear, points: 1}\n");
        CommandRun run = run("--submissions", oneStudent().toString(), "--rubric", rubric.toString());
        assertEquals(2, run.code());
        assertTrue(
                run.err()
                        .startsWith(rubric
                                + ", line 2: 'Linaer' cannot be checked: did you mean 'Linear'?\nKnown: Linear, "),
                run.err());
    }

    @Test
    void submissionsThatCannotBeReadAreCode3() {
        Path none = temp.resolve("none");
        assertRefused(
                3,
                "Cannot read --submissions " + none + ": it does not exist.\n"
                        + "Name a folder that has a folder, a .zip or a .jar for each student.",
                run("--submissions", none.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rubric x        | --rubric has no effect without --submissions.",
                "--memory-limit 99 | --memory-limit has no effect without --submissions.",
                "--parallel 2      | --parallel has no effect without --submissions.",
                "--no-report       | --no-report has no effect without --submissions."
            })
    void optionsOfGradingNeedSubmissions(String options, String message) {
        assertRefused(2, message + "\nAdd --submissions DIR, or leave it out.", run(options.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--time-limit 0    | --time-limit must be between 1 and 3600, not 0.",
                "--memory-limit 63 | --memory-limit must be between 64 and 65536, not 63.",
                "--parallel 0      | --parallel must be between 1 and 256, not 0."
            })
    void limitsHaveBounds(String options, String message) throws IOException {
        String[] words = options.split(" ");
        assertRefused(2, message, run("--submissions", oneStudent().toString(), words[0], words[1]));
    }

    @Test
    void aClassAndSubmissionsAtOnceAreRefused() throws IOException {
        assertRefused(
                2,
                "--submissions takes its classes from the rubric, not from the command: MyLinear.\n"
                        + "Leave out the class, or --submissions.",
                run("MyLinear", "--submissions", oneStudent().toString()));
    }
}
