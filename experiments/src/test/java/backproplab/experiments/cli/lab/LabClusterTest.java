package backproplab.experiments.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.CommandRun;
import backproplab.experiments.remote.TestClusterProvider;
import backproplab.experiments.results.WrittenResults;
import backproplab.remote.ClusterSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments on other machines, which are threads that see nothing but bytes, end as on this machine. */
class LabClusterTest {
    private static final List<String> RUN = List.of(
            "run", "B/six-layers", "B/overfit-50", "--dataset", "embedded", "--engines", "manual", "--seeds", "1,2");

    @TempDir
    private Path temp;

    @TempDir
    private Path here;

    private static CommandRun lab(List<String> words, String... more) {
        return CommandRun.of(
                new LabCommand(Map.of()),
                Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private CommandRun run(String... more) {
        return lab(
                RUN,
                Stream.concat(Stream.of("--out", temp.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private CommandRun resume(String... more) {
        return lab(
                List.of("run", "--resume"),
                Stream.concat(Stream.of("--out", temp.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static String cells(Path out) throws IOException {
        return WrittenResults.cellsOfAnyRun(
                        out, "lab.csv", "lab-epochs.csv", "reproduction.csv", "claims.csv", "curves.csv")
                + WrittenResults.cellsOfAnyRun(
                        WrittenResults.folder(out), "confusion.csv", "classes.csv", "mistakes.csv", "answers.csv");
    }

    private static Set<String> hosts(Path out) throws IOException {
        return CommandRun.csv(out.resolve("lab.csv")).stream()
                .map(row -> row.get("host"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void assertEndsAlike(CommandRun run) throws IOException {
        assertEquals(0, run.code(), run.err());
        CommandRun onThisMachine = lab(RUN, "--out", here.toString());
        assertEquals(0, onThisMachine.code(), onThisMachine.err());
        assertEquals(Set.of(""), hosts(here));
        assertEquals(cells(here), cells(temp));
    }

    /** At every build with Spark in place of the stand-in: LocalLabTest of cluster-tests. */
    @Tag("full")
    @Test
    void theTablesAreTheSameBytes() throws IOException {
        CommandRun run = run(
                "--cluster",
                "test:2",
                "--cluster-set",
                "test.shuffle=3",
                "--cluster-set",
                "test.again=B/six-layers sgd, seed 1");
        assertEndsAlike(run);
        assertEquals(Set.of("test-1", "test-2"), hosts(temp));
        String out = run.out();
        assertTrue(out.contains("Cluster: test:2, 2 at a time; its page: http://test:4040\n"), out);
        assertTrue(out.contains("Estimated time of 2 experiments, this machine's divided by 2: "), out);
        assertTrue(
                out.contains("Each seed of a training goes to a machine of the cluster, with all its engines."), out);
        List<String> begun = out.replace("\n    ", " ")
                .lines()
                .filter(line -> line.contains(" begins "))
                .toList();
        assertTrue(
                begun.stream()
                        .allMatch(
                                line -> line.matches(
                                        "test-[12] begins B/(six-layers|overfit-50) .+, seed [12]; running: test-[12] 1(, test-2 1)?")),
                begun.toString());
        assertEquals(CommandRun.csv(temp.resolve("lab.csv")).size(), begun.size());
        assertTrue(out.contains("WARNING: A machine is gone."), out);
        JsonNode config = new ObjectMapper()
                .readTree(WrittenResults.folder(temp).resolve("config.json").toFile());
        assertEquals("test:2", config.path("cluster").asText());
        List<ClusterSettings> opened = TestClusterProvider.opened();
        ClusterSettings last = opened.get(opened.size() - 1);
        assertEquals(List.of("Lab run", 1, false), List.of(last.name(), last.threads(), last.alone()));
    }

    @Test
    void aUnitThatIsLostHasFailedAndTheOthersGoOn() throws IOException {
        CommandRun run = lab(
                List.of("run", "B/six-layers", "--dataset", "embedded", "--engines", "manual", "--seeds", "1,2"),
                "--out",
                temp.toString(),
                "--cluster",
                "test:2",
                "--cluster-set",
                "test.lose=B/six-layers sgd, seed 2");
        assertEquals(0, run.code(), run.err());
        List<String> failed = CommandRun.csv(temp.resolve("lab.csv")).stream()
                .filter(row -> row.get("status").equals("failed"))
                .map(row -> row.get("variant") + " " + row.get("seed") + row.get("host"))
                .toList();
        assertEquals(List.of("sgd 2"), failed);
        assertTrue(
                run.out()
                        .contains(
                                "WARNING: mlp (B/six-layers sgd, seed 2) on manual failed: B/six-layers sgd, seed 2 failed 4"
                                        + " times, last with java.lang.IllegalStateException: power cut"),
                run.out());
        assertTrue(run.out().contains("WARNING: 1 of "), run.out());
    }

    @Test
    @Tag("full")
    void aMachineThatMustNotTrainEndsTheRunAndItGoesOnHere() throws IOException {
        CommandRun run = run("--cluster", "test:1", "--cluster-set", "test.otherBuild=B/overfit-50 five.* 0.1, seed 2");
        assertEquals(4, run.code());
        List<String> lines = run.err().lines().toList();
        assertTrue(lines.get(0).contains(" has another build of Backprop Lab ("), run.err());
        assertTrue(lines.get(2).startsWith("What is done is kept. To go on: mvn -Pcluster "), run.err());
        assertTrue(lines.get(2).contains(" --cluster test:1 "), run.err());
        CommandRun resumed = resume();
        assertEndsAlike(resumed);
        assertFalse(resumed.out().contains("Cluster: "), resumed.out());
        assertEquals(Set.of("", "test-1"), hosts(temp));
    }

    @Test
    void aRunThatLogsItsStepsGoesOnHere() {
        kill("mlp (", 0, "--log", "solver");
        CommandRun run = resume("--cluster", "test:2");
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().startsWith("--log solver has no effect on --cluster: "), run.err());
        assertEquals(2, run.errorLines(), run.err());
    }

    private void kill(String line, int lines, String... more) {
        List<String> words = new ArrayList<>(RUN);
        words.addAll(List.of("--out", temp.toString()));
        words.addAll(List.of(more));
        CommandRun.kill(line, lines, new LabCommand(Map.of()), words.toArray(String[]::new));
    }

    private void refused(int code, String message, String... more) {
        CommandRun run = run(more);
        assertEquals(code, run.code(), run.err());
        assertEquals(message + "\n", run.err().replace("\r\n", "\n"));
        assertFalse(Files.exists(temp.resolve("lab.csv")));
    }

    @Test
    void whatCannotBeIsRefusedBeforeAnythingIsTrained() {
        refused(2, "--cluster pc1 is no address.\nWrite, for example, test:2.", "--cluster", "pc1");
        refused(4, "Nobody is at test:2.\nStart them.", "--cluster", "test:2", "--cluster-set", "test.unreachable=yes");
        refused(
                2,
                "--log solver has no effect on --cluster: steps are heard of on the machines that train alone.\n"
                        + "Leave one of them out; a run that began with --log solver goes on here, without --cluster.",
                "--cluster",
                "test:2",
                "--log",
                "solver");
    }

    @Test
    void aDryRunReachesNobody() {
        int before = TestClusterProvider.opened().size();
        CommandRun run = lab(
                List.of("run", "B/six-layers", "--engines", "manual", "--dry-run", "--cluster", "test:2"),
                "--out",
                temp.toString());
        assertEquals(0, run.code(), run.err());
        assertEquals(before, TestClusterProvider.opened().size());
        assertTrue(run.out().contains("Estimated time of 1 experiment on two cores: "), run.out());
    }
}
