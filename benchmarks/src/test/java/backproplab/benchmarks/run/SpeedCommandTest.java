package backproplab.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import backproplab.benchmarks.work.StepEngine;
import backproplab.benchmarks.work.Workload;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SpeedCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(String... arguments) {
        return SpeedCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private void assertUsageError(String message, String... arguments) {
        assertEquals(2, run(arguments));
        assertEquals(message, err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void unknownGroup() {
        assertUsageError(
                "Unknown value 'step' for GROUP.\nKnown: tiles, matmul, layers, steps, latency, all.\n",
                "matmul",
                "step");
    }

    @Test
    void unknownWorkload() {
        assertUsageError(
                "Unknown value 'mlp' for --workloads.\nKnown: "
                        + Arrays.stream(Workload.values())
                                .map(Workload::toString)
                                .collect(Collectors.joining(", "))
                        + ".\n",
                "steps",
                "--workloads",
                "mlp");
    }

    @Test
    void unknownEngine() {
        assertUsageError(
                "Unknown value 'loops' for --engines.\nKnown: manual, manual-scalar, dl4j, dl4j-default, pytorch.\n",
                "steps",
                "--engines",
                "manual,loops");
    }

    @Test
    void unknownShapeAndLayer() {
        assertEquals(2, run("matmul", "--shapes", "square-3"));
        assertEquals(2, run("layers", "--layers", "square-256"));
        List<String> lines = err.toString().lines().toList();
        assertEquals("Unknown value 'square-3' for --shapes.", lines.get(0));
        assertTrue(lines.get(1).startsWith("Known: square-256, square-512, "), lines.get(1));
        assertEquals("Unknown value 'square-256' for --layers.", lines.get(2));
        assertTrue(lines.get(3).startsWith("Known: linear-2352-1568-b10, "), lines.get(3));
        assertEquals(4, lines.size());
    }

    @Test
    void unknownOption() {
        assertUsageError("Unknown option: '--fast'\nAll options: --help\n", "--fast");
    }

    @Test
    void numbersOutOfRange() {
        assertUsageError("--threads must be between 1 and 1024, not 0.\n", "--threads", "0");
    }

    @Test
    void forksOutOfRange() {
        assertUsageError("--forks must be between 1 and 100, not 101.\n", "--forks", "101");
    }

    @Test
    void argumentsOfTheVirtualMachineThatCannotBeSplit() {
        assertUsageError(
                "--jvm-args: <b> is no argument of the virtual machine: each begins with '-' and holds neither blanks"
                        + " nor quotes.\nSeparate them by blanks: --jvm-args \"-XX:+UseParallelGC -Xmn1g\".\n",
                "tiles",
                "--jvm-args",
                "-Dx=a b");
        for (String quoted : List.of("-Dx='a b'", "-Dx=\"a -b\"")) {
            UserException e = assertThrows(UserException.class, () -> ForkFlags.parse(quoted));
            String word = quoted.substring(0, quoted.indexOf(' '));
            assertTrue(e.getMessage().startsWith("--jvm-args: <" + word + "> is no argument "), e.getMessage());
        }
    }

    @Test
    void argumentsOfTheVirtualMachineComeLastSoThatTheyWin() {
        ForkFlags flags = ForkFlags.parse("  -XX:+UseParallelGC\t-Xmx3g ");
        assertEquals(List.of("-XX:+UseParallelGC", "-Xmx3g"), flags.extra());
        List<String> command = flags.command(SpeedCommandTest.class, List.of("x"));
        int own = command.indexOf("-Xmx2g");
        int added = command.indexOf("-Xmx3g");
        assertTrue(0 < own && own < added && added < command.indexOf("-classpath"), command.toString());
        assertEquals(
                List.of(SpeedCommandTest.class.getName(), "x"), command.subList(command.size() - 2, command.size()));
    }

    @Test
    void aFlagThatStopsTheVirtualMachineIsToldInItsOwnWordsAndLeavesNoFolder() {
        assertUsageError(
                "--jvm-args \"-XX:+UseNoGC\": no measuring process starts with that.\n"
                        + "It says: Unrecognized VM option 'UseNoGC'\n",
                "tiles",
                "--jvm-args",
                "-XX:+UseNoGC",
                "--out",
                folder.resolve("out").toString());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void aPropertyThatStopsTheKernelsIsToldByItsCause() {
        assertUsageError(
                "--jvm-args \"-Dmanualnet.kernels=fast\": no measuring process starts with that.\nIt says:"
                        + " backproplab.manual.kernel.KernelChoiceException: -Dmanualnet.kernels=fast is not one of auto, scalar, simd\n",
                "tiles",
                "--jvm-args",
                "-Dmanualnet.kernels=fast");
    }

    @Test
    void folderThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(4, run("steps", "--out", file.resolve("inside").toString()));
        assertTrue(err.toString().startsWith("Cannot write to " + file.resolve("inside") + ": "), err.toString());
        assertTrue(err.toString().endsWith("Choose another folder with --out DIR.\n"), err.toString());
        assertEquals(2, err.toString().lines().count());
    }

    @Test
    void onlyDeeplearning4jIsAskedAbout() {
        assertTrue(usesDl4j(Set.of(Group.STEPS)));
        assertTrue(usesDl4j(Set.of(Group.MATMUL, Group.LATENCY), "--engines", "dl4j-default"));
        assertFalse(usesDl4j(Set.of(Group.MATMUL, Group.LAYERS)), "no group with Deeplearning4j");
        assertFalse(usesDl4j(Set.of(Group.STEPS), "--engines", "manual"));
    }

    @Test
    void pytorchInABuildWithoutItIsNamedWithItsProfile() {
        assumeFalse(StepEngine.PYTORCH.available(), "this build has it");
        assertEquals(2, run("steps", "--engines", "manual,pytorch"));
        assertEquals(
                "--engines pytorch: PyTorch is not part of this build.\nAdd -Ppytorch to the Maven command.\n",
                err.toString());
    }

    private static boolean usesDl4j(Set<Group> groups, String... choice) {
        Choice chosen = CommandLine.populateCommand(new Choice(), choice);
        return new SpeedSettings(groups, chosen, 1, 0, ForkFlags.parse(""), true, Path.of("unused"), List.of())
                .usesDl4j();
    }

    @Test
    void helpNamesEverythingThatCanBeAskedFor() {
        assertEquals(0, run("--help"));
        for (String word : new String[] {
            "tiles", "matmul", "--jvm-args", "latency", "mlp-a-b128", "dl4j-default", "results/published"
        }) {
            assertTrue(out.toString().contains(word), word);
        }
    }

    @Test
    void allIsEveryGroup() {
        assertEquals(
                Set.of(Group.TILES, Group.MATMUL, Group.LAYERS, Group.STEPS, Group.LATENCY),
                Group.resolve(List.of(Group.ALL, Group.STEPS)));
    }
}
