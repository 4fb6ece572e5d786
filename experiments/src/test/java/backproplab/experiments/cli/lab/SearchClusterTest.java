package backproplab.experiments.cli.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.CommandRun;
import backproplab.experiments.remote.TestClusterProvider;
import backproplab.remote.ClusterSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search on other machines, which are threads that see nothing but bytes, ends as one on this machine does. */
class SearchClusterTest {
    private static final List<String> RANDOM =
            List.of("--space", "lr=log:1e-3:1", "--space", "activation=item:relu,tanh", "--draws", "6", "--drop-last");
    private static final List<String> HALVING =
            List.of("--space", "lr=item:0.01,0.1,1e30", "--method", "halving", "--draws", "6", "--epochs", "4");

    private static Path random;
    private static Path halving;

    @TempDir
    private Path temp;

    private static String[] words(List<String> search, String... more) {
        return Stream.concat(search.stream(), Stream.of(more)).toArray(String[]::new);
    }

    @BeforeAll
    static void onThisMachine(@TempDir Path out) {
        random = out.resolve("random");
        halving = out.resolve("halving");
        for (Map.Entry<Path, List<String>> search :
                Map.of(random, RANDOM, halving, HALVING).entrySet()) {
            CommandRun run = SearchRuns.small(search.getKey(), words(search.getValue()));
            assertEquals(0, run.code(), run.err());
        }
    }

    /** All but times, the run's name, and where each trial was trained. */
    private static String cells(Path out) throws IOException {
        return SearchRuns.cells(out)
                .lines()
                .filter(cell -> !cell.startsWith("host="))
                .collect(Collectors.joining("\n"));
    }

    /** What the screen says, wherever its lines end. */
    private static String flat(CommandRun run) {
        return run.out().replaceAll("\\s+", " ");
    }

    private static byte[] weights(Path out) throws IOException {
        try (Stream<Path> files = Files.list(SearchRuns.folder(out).resolve("weights"))) {
            return Files.readAllBytes(files.findFirst().orElseThrow());
        }
    }

    private static void assertEndsAs(Path here, CommandRun run, Path there) throws IOException {
        assertEquals(0, run.code(), run.err());
        assertEquals(cells(here), cells(there));
        assertArrayEquals(weights(here), weights(there));
    }

    private static Set<String> hosts(Path out) throws IOException {
        return CommandRun.csv(out.resolve("search.csv")).stream()
                .map(row -> row.get("host"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aRandomSearchLeavesTheSameBytes() throws IOException {
        CommandRun run = SearchRuns.small(
                temp,
                words(
                        RANDOM,
                        "--cluster",
                        "test:2",
                        "--cluster-set",
                        "test.shuffle=5",
                        "--cluster-set",
                        "test.again=trial [24]"));
        assertEndsAs(random, run, temp);
        assertEquals(Set.of("test-1", "test-2"), hosts(temp));
        assertEquals(Set.of(""), hosts(random));
        assertTrue(run.out().contains("Cluster: test:2, 2 at a time; its page: http://test:4040\n"), run.out());
        assertTrue(run.out().contains("; 2 at a time on test:2, 1 thread each; results in "), run.out());
        assertTrue(
                run.out()
                        .lines()
                        .anyMatch(line -> line.matches(
                                "Estimated time: .+ with 2 at a time, if each is as fast as one on this machine")),
                run.out());
        assertTrue(flat(run).matches(".*\\[6/6\\] trial [^\\[]+ \\| test-[12] .*"), run.out());
        assertEquals(
                2,
                run.out().lines().filter("WARNING: A machine is gone."::equals).count(),
                "twice: " + run.out());
        JsonNode config = new ObjectMapper()
                .readTree(SearchRuns.folder(temp).resolve("config.json").toFile());
        assertEquals("test:2", config.path("cluster").asText());
        assertEquals(2, config.path("cluster_slots").asInt());
        assertEquals(1, config.path("threads").asInt());
        List<ClusterSettings> opened = TestClusterProvider.opened();
        ClusterSettings last = opened.get(opened.size() - 1);
        assertEquals("Lab search", last.name());
        assertFalse(last.alone(), "the manual engine shares a process");
    }

    @Test
    void halvingLeavesTheSameBytes() throws IOException {
        CommandRun run = SearchRuns.small(
                temp, words(HALVING, "--cluster", "test:3", "--threads", "2", "--cluster-set", "test.shuffle=7"));
        assertEndsAs(halving, run, temp);
        assertTrue(run.out().contains("; 3 at a time on test:3, 2 threads each; "), run.out());
        assertTrue(cells(temp).contains("status=diverged"), "a bad trial is a result there as well");
    }

    /** Cut off when so many trials had ended. */
    private Path killed(int trials, String... more) {
        List<String> all = new ArrayList<>(List.of("search"));
        all.addAll(List.of(SearchRuns.smallArguments(temp, words(RANDOM, more))));
        CommandRun.kill("[" + trials + "/6]", 0, new LabCommand(Map.of()), all.toArray(String[]::new));
        return temp;
    }

    @Test
    void whatBeganHereGoesOnThere() throws IOException {
        Path out = killed(2, "--parallel", "1", "--threads", "2", "--tensorboard");
        CommandRun run = SearchRuns.search("--resume", "--out", out.toString(), "--cluster", "test:2");
        assertEndsAs(random, run, out);
        assertTrue(run.out().contains(": 2 trainings are done."), run.out());
        assertTrue(
                flat(run).contains("Left out, since it was said of one machine: ")
                        && flat(run).contains("--threads=2"),
                run.out());
        assertTrue(run.out().contains("; 2 at a time on test:2, 1 thread each; "), run.out());
        assertEquals(Set.of("", "test-1", "test-2"), hosts(out));
    }

    @Test
    void whatBeganThereGoesOnHere() throws IOException {
        Path out = killed(4, "--cluster", "test:2");
        CommandRun run = SearchRuns.search("--resume", "--out", out.toString());
        assertEndsAs(random, run, out);
        assertFalse(run.out().contains("Cluster: "), run.out());
        assertTrue(run.out().contains(": 4 trainings are done."), run.out());
        assertTrue(hosts(out).contains(""), "some were trained here");
    }

    @Test
    void aTrialThatIsLostHasFailedAndTheOthersGoOn() throws IOException {
        CommandRun run =
                SearchRuns.small(temp, words(RANDOM, "--cluster", "test:2", "--cluster-set", "test.lose=trial 3"));
        assertEquals(0, run.code(), run.err());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("search.csv"));
        assertEquals(6, rows.size());
        CSVRecord last = rows.get(5);
        assertEquals(List.of("3", "failed", ""), List.of(last.get("trial"), last.get("status"), last.get("host")));
        assertTrue(
                flat(run)
                        .contains(
                                "| failed: trial 3 failed 4 times, last with java.lang.IllegalStateException: power cut"),
                run.out());
        assertTrue(run.out().contains("WARNING: 1 of 6 trials did not finish; see the status column."), run.out());
    }

    @Test
    void aMachineThatMustNotTrainEndsTheSearchAndItGoesOnWithOthers() throws IOException {
        CommandRun run = SearchRuns.small(
                temp, words(RANDOM, "--cluster", "test:1", "--cluster-set", "test.otherBuild=trial 5"));
        assertEquals(4, run.code());
        List<String> lines = run.err().lines().toList();
        assertTrue(lines.get(0).contains(" has another build of Backprop Lab ("), run.err());
        assertEquals("Give every machine the same one.", lines.get(1));
        assertEquals(
                "What is done is kept. To go on: mvn -Pcluster compile exec:java -Dexec.mainClass=Lab -Dexec.args=\"search"
                        + " --resume " + SearchRuns.folder(temp)
                        + " --cluster test:1 --cluster-set 'test.otherBuild=trial 5'\"",
                lines.get(2));
        CommandRun resumed = SearchRuns.search("--resume", "--out", temp.toString(), "--cluster", "test:1");
        assertTrue(resumed.out().matches("(?s).*: [0-5] trainings are done\\..*"), resumed.out());
        assertEndsAs(random, resumed, temp);
    }

    @Test
    void aClusterThatGoesAwayEndsTheSearch() throws IOException {
        CommandRun run =
                SearchRuns.small(temp, words(RANDOM, "--cluster", "test:1", "--cluster-set", "test.gone=trial 2"));
        assertEquals(4, run.code());
        assertTrue(
                run.err().replace("\r\n", "\n").startsWith("No machine is left.\nStart some.\nWhat is done is kept. "),
                run.err());
    }

    private void refused(int code, String message, String... more) {
        Path out = temp.resolve("results");
        CommandRun run = SearchRuns.small(out, words(RANDOM, more));
        assertEquals(code, run.code(), run.err());
        assertEquals(message + "\n", run.err().replace("\r\n", "\n"));
        assertFalse(Files.exists(out.resolve("search.csv")));
    }

    @Test
    void whatCannotBeIsRefusedBeforeAnythingIsTrained() {
        refused(2, "--cluster pc1 is no address.\nWrite, for example, test:2.", "--cluster", "pc1");
        refused(4, "Nobody is at test:2.\nStart them.", "--cluster", "test:2", "--cluster-set", "test.unreachable=yes");
        refused(
                2,
                "--parallel has no effect on --cluster: a cluster runs as many as its cores allow.\n"
                        + "Leave it out; --cluster-set spark.cores.max=N has it use fewer.",
                "--cluster",
                "test:2",
                "--parallel",
                "2");
        refused(
                2,
                "--tensorboard has no effect on --cluster: epochs stay on the machines that train; what each training came to"
                        + " is in the tables.\nLeave it out.",
                "--cluster",
                "test:2",
                "--tensorboard");
        refused(
                2,
                "--cluster-set has no effect without --cluster.\n"
                        + "Add the address of the cluster, such as --cluster spark://HOST:7077.",
                "--cluster-set",
                "a=b");
        refused(
                2,
                "--cluster-set memory: a key and its value are needed.\n"
                        + "Write, for example, --cluster-set spark.executor.memory=4g.",
                "--cluster",
                "test:2",
                "--cluster-set",
                "memory");
    }

    @Test
    void howManyThreadsTheMachinesWereToldStays() throws IOException {
        Path out = killed(2, "--cluster", "test:2", "--threads", "2");
        CommandRun run = SearchRuns.search("--resume", "--out", out.toString(), "--cluster", "test:1");
        assertEndsAs(random, run, out);
        assertTrue(run.out().contains("; 1 at a time on test:1, 2 threads each; "), run.out());
        assertFalse(run.out().contains("Left out"), run.out());
    }

    @Test
    void secretsAreNeitherKeptNorShown() throws IOException {
        CommandRun run = SearchRuns.small(
                temp,
                words(
                        RANDOM,
                        "--cluster",
                        "test:1",
                        "--cluster-set",
                        "spark.authenticate.Secret=hush",
                        "--cluster-set",
                        "spark.ssl.keyPassword=hush",
                        "--cluster-set=test.gone=trial 2"));
        assertEquals(4, run.code());
        List<ClusterSettings> opened = TestClusterProvider.opened();
        assertEquals(
                "hush", opened.get(opened.size() - 1).more().get("spark.authenticate.Secret"), "the cluster is told");
        assertTrue(run.err().contains("test.gone"), run.err());
        assertFalse(run.out().contains("hush") || run.err().contains("hush"), run.out() + run.err());
        try (Stream<Path> files = Files.walk(temp)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains("hush"), file.toString());
            }
        }
    }

    @Test
    void aDryRunReachesNobody() {
        int before = TestClusterProvider.opened().size();
        CommandRun run = SearchRuns.small(temp, words(RANDOM, "--cluster", "test:2", "--dry-run"));
        assertEquals(0, run.code(), run.err());
        assertEquals(before, TestClusterProvider.opened().size());
        assertTrue(run.out().contains("; trials on test:2, 1 thread each; "), run.out());
        assertTrue(
                run.out()
                        .contains(
                                " with one at a time, if it is as fast as on this machine; the cluster was not asked"),
                run.out());
        CommandRun wrong = SearchRuns.small(temp, words(RANDOM, "--cluster", "pc1", "--dry-run"));
        assertEquals(2, wrong.code(), "the address is checked: " + wrong.err());
    }
}
