package backproplab.experiments.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.alone.Alone;
import backproplab.check.alone.Request;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds without a security manager as well: one row at a time, no process left behind. */
class UnconfinedTest {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(60), 96);
    private static final Confinement NOT = new Confinement(false);

    @TempDir
    private Path temp;

    private static Rubric rubric(String... names) {
        List<Rubric.Line> lines = new ArrayList<>();
        for (String name : names) {
            lines.add(new Rubric.Line("relu", name, 1, 0));
        }
        return new Rubric(lines);
    }

    @Test
    void whoEndsJavaOrStartsAProgramCostsItsRow() throws IOException, InterruptedException {
        Path folder = temp.resolve("student");
        Handed.relu(folder, "Exits", "System.exit(7);");
        Handed.relu(folder, "Forks", "System.out.print(new ProcessBuilder(\"sleep\", \"600\").start().pid());");
        Handed.relu(
                folder, "Forges", "new java.io.FileOutputStream(java.io.FileDescriptor.out).write(new byte[100_000]);");
        Grader grader = new Grader(rubric("Exits", "Forks", "Forges"), LIMITS, NOT, 1);
        List<Grade> grades =
                grader.grade(Submissions.find(temp), one -> {}).get(0).grades();
        assertEquals(Verdict.ENDED, grades.get(0).verdict());
        assertEquals(
                "Its Java ended with code 7 before the check was over.",
                grades.get(0).hint());
        assertEquals(Verdict.RIGHT, grades.get(1).verdict());
        long pid = Long.parseLong(grades.get(1).answer().orElseThrow().printed());
        await(() -> !runs(pid));
        assertEquals(Verdict.ENDED, grades.get(2).verdict());
        assertEquals(
                "It wrote where the answers of the check are read.",
                grades.get(2).hint());
    }

    @Test
    void aGradingThatIsStoppedLeavesNoProcess() throws Exception {
        Handed.relu(temp.resolve("student"), "Loops", "while (true) { done = true; }");
        List<Submission> submissions = Submissions.find(temp);
        Grader grader = new Grader(rubric("Loops"), LIMITS, NOT, 1);
        Thread main = Thread.currentThread();
        Thread stopper = new Thread(() -> {
            await(() -> children() > 0);
            main.interrupt();
        });
        stopper.start();
        assertThrows(InterruptedException.class, () -> grader.grade(submissions, one -> {}));
        stopper.join();
        assertEquals(0, children());
    }

    private static void await(BooleanSupplier state) {
        for (int i = 0; !state.getAsBoolean(); i++) {
            assertTrue(i < 6000, "a minute");
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** One that has ended, and that nobody has asked for, has a number still but no command. */
    private static boolean runs(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    private static long children() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().commandLine().orElse("").contains("alone.Alone"))
                .count();
    }

    /** As when this process is killed in a way that leaves it no time. */
    @Test
    void aChildEndsWithWhoStartedIt() throws IOException, InterruptedException {
        Handed.relu(temp, "Loops", "while (true) { done = true; }");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(NOT.flags());
        command.add(Alone.class.getName());
        Process process = new ProcessBuilder(command).start();
        DataOutputStream input = new DataOutputStream(process.getOutputStream());
        new Request(
                        "secret",
                        List.of(new Request.Task("relu", "Loops")),
                        Map.of("Loops.java", Files.readString(temp.resolve("Loops.java"))),
                        Map.of())
                .write(input);
        assertEquals(0, process.getInputStream().read(), "the first byte of the word that all is compiled");
        assertTrue(process.isAlive());
        input.close();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    }

    @Test
    void aJavaThatCannotStartSaysWhy() throws IOException, InterruptedException {
        Handed.relu(temp.resolve("student"), "Last", "done = true;");
        Grader grader = new Grader(rubric("Last"), new Limits(Duration.ofSeconds(60), 100_000_000), NOT, 1);
        Grade grade =
                grader.grade(Submissions.find(temp), one -> {}).get(0).grades().get(0);
        assertEquals(Verdict.ENDED, grade.verdict());
        assertTrue(grade.hint().startsWith("Its Java ended with code 1 before the check was over: "), grade.hint());
    }
}
