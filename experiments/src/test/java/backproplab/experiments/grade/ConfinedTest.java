package backproplab.experiments.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Submissions that want to do harm, all graded in one go: each costs its own row, and no other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfinedTest {
    /** Long enough for a check on a machine that does much else; whoever loops costs it once. */
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(4), 96);

    private final Map<String, String> besides = new LinkedHashMap<>();
    private Map<String, Grade> grades;
    private List<GradedSubmission> graded;
    private Path written;
    private Path precious;

    @BeforeAll
    void gradeAll(@TempDir Path temp) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Confinement.here().confined(), "Java has no security manager");
        written = temp.resolve("written.txt");
        precious = Files.writeString(temp.resolve("precious.txt"), "precious");
        besides.put("Exits", "System.exit(0);");
        besides.put("Halts", "Runtime.getRuntime().halt(0);");
        besides.put("Prints", "System.out.print(\"\\n\".repeat(10_000_000));");
        besides.put(
                "Threads",
                "for (int i = 0; i < 20; i++) { Thread t = new Thread(() -> { while (true) { try { Thread.sleep(1000); }"
                        + " catch (InterruptedException e) { continue; } } }); t.setDaemon(false); t.start(); }");
        besides.put("Forks", "new ProcessBuilder(\"sleep\", \"600\").start();");
        besides.put("Connects", "new java.net.Socket(\"127.0.0.1\", 9).close();");
        besides.put("Listens", "new java.net.ServerSocket(0).close();");
        besides.put("Writes", "java.nio.file.Files.writeString(java.nio.file.Path.of(\"" + written + "\"), \"x\");");
        besides.put("Deletes", "java.nio.file.Files.delete(java.nio.file.Path.of(\"" + precious + "\"));");
        besides.put("Reads", "java.nio.file.Files.readString(java.nio.file.Path.of(\"" + precious + "\"));");
        besides.put("Frees", "System.setSecurityManager(null);");
        besides.put("Forges", "new java.io.FileOutputStream(java.io.FileDescriptor.out).write(\"right\".getBytes());");
        besides.put(
                "Copies",
                "try { Class.forName(\"backproplab.manual.loops.ActivationLoops\", true,"
                        + " backproplab.manual.layer.Layer.class.getClassLoader()); }"
                        + " catch (ClassNotFoundException e) { throw new IllegalStateException(e); }");
        putFetches();
        besides.put(
                "Interrupts",
                "Thread[] all = new Thread[50]; int n = Thread.currentThread().getThreadGroup().enumerate(all);"
                        + " for (int i = 0; i < n; i++) { all[i].interrupt(); }");
        besides.put("Dies", "throw new ThreadDeath();");
        besides.put("Loops", "while (true) { done = true; }");
        besides.put(
                "Eats",
                "java.util.List<long[]> all = new java.util.ArrayList<>(); while (true) { all.add(new long[100_000]); }");
        besides.put("Last", "done = true;");
        Path nasty = temp.resolve("submissions/nasty");
        for (Map.Entry<String, String> one : besides.entrySet()) {
            Handed.relu(nasty, one.getKey(), one.getValue());
        }
        Handed.source(nasty, "Typo", "public class Typo {\n    int x = 1\n}\n");
        Handed.relu(temp.resolve("submissions/nice"), "Last", "done = true;");
        Handed.source(temp.resolve("submissions/typo"), "Last", "public class Last {\n    int x = 1\n}\n");
        Files.createDirectories(temp.resolve("submissions/void"));
        Files.writeString(temp.resolve("submissions/void.zip"), "no zip");
        List<Rubric.Line> lines = new ArrayList<>();
        besides.keySet().forEach(name -> lines.add(new Rubric.Line("relu", name, 1, 0)));
        lines.add(lines.size() - 1, new Rubric.Line("relu", "Typo", 1, 0));
        Grader grader = new Grader(new Rubric(lines), LIMITS, Confinement.here(), 2);
        graded = grader.grade(Submissions.find(temp.resolve("submissions")), one -> {});
        grades = graded.get(0).grades().stream()
                .collect(Collectors.toMap(grade -> grade.line().className(), grade -> grade));
    }

    /** Classes of ours by name from programs of Java's, and one that names only what it may. */
    private void putFetches() {
        fetches("Beans", "java.beans.Beans.instantiate(null, \"backproplab.manual.model.LoopLayers\")");
        fetches(
                "Speaks",
                "new java.beans.Expression(Class.class, \"forName\", new Object[] {\"backproplab.manual.layer.Linear\"})"
                        + ".getValue()");
        fetches(
                "Loads",
                "java.net.URLClassLoader.newInstance(new java.net.URL[0]).loadClass(\"backproplab.manual.layer.Linear\")");
        fetches(
                "LooksUp",
                "java.lang.invoke.MethodHandles.publicLookup().in(backproplab.manual.layer.Layer.class)"
                        + ".findClass(\"backproplab.manual.layer.Linear\")");
        besides.put(
                "Names",
                "record Two(DoubleTensor a, backproplab.network.layer.LayerSpec b) {}"
                        + " java.util.function.Function<DoubleTensor, double[]> data = DoubleTensor::data;"
                        + " java.util.function.UnaryOperator<DoubleTensor> same = t -> t;"
                        + " DoubleTensor t = same.apply(DoubleTensor.zeros(2));"
                        + " System.out.print(data.apply(t).length + \" \" + t.shape() + new Two(t, null).equals(null));");
        besides.put(
                "Describes",
                "java.lang.invoke.MethodType.fromMethodDescriptorString("
                        + "\"(Lbackproplab/manual/loops/ActivationLoops;)V\", null);");
    }

    /** Asks a program of Java's for a class of ours, by its name. */
    private void fetches(String name, String expression) {
        besides.put(
                name,
                "try { System.out.print(" + expression + "); } catch (RuntimeException e) { throw e; }"
                        + " catch (Exception e) { throw new IllegalStateException(e); }");
    }

    private void assertGrade(Verdict verdict, String hint, String name) {
        Grade grade = grades.get(name);
        assertEquals(verdict, grade.verdict(), grade::toString);
        assertTrue(grade.hint().startsWith(hint), grade.hint());
    }

    private void assertNotAllowed(String wish, String name) {
        assertGrade(Verdict.NOT_ALLOWED, "It wants to " + wish, name);
    }

    @Test
    void nobodyEndsJava() {
        assertNotAllowed("end Java (System.exit), which a submission may not do.", "Exits");
        assertNotAllowed("end Java (System.exit)", "Halts");
    }

    @Test
    void tenMillionLinesAreKeptFromTheirBeginning() {
        assertGrade(Verdict.RIGHT, "", "Prints");
        String printed = grades.get("Prints").answer().orElseThrow().printed();
        assertEquals("\n".repeat(4096), printed);
    }

    @Test
    void threadsThatNeverEndHoldNobodyUp() {
        assertGrade(Verdict.RIGHT, "", "Threads");
        assertGrade(Verdict.RIGHT, "", "Interrupts");
    }

    @Test
    void noProgramNoNetworkNoFile() {
        assertNotAllowed("start a program", "Forks");
        assertNotAllowed("use the network (127.0.0.1:9)", "Connects");
        assertNotAllowed("use the network (localhost:0)", "Listens");
        assertNotAllowed("write the file " + written, "Writes");
        assertNotAllowed("delete the file " + precious, "Deletes");
        assertNotAllowed("read the file " + precious, "Reads");
        assertFalse(Files.exists(written));
        assertTrue(Files.exists(precious));
    }

    @Test
    void nobodyFreesHimselfOrSpeaksForTheCheckOrTakesTheTextbook() {
        assertNotAllowed("have the right setSecurityManager", "Frees");
        assertNotAllowed("have the right writeFileDescriptor", "Forges");
        assertNotAllowed("have the right getClassLoader", "Copies");
        assertNotAllowed("have the right getClassLoader", "Describes");
    }

    @Test
    void javaFetchesNoClassOfOursForASubmission() {
        assertNotAllowed("have the right accessClassInPackage.backproplab.manual.model", "Beans");
        for (String name : List.of("Speaks", "Loads", "LooksUp")) {
            assertNotAllowed("have the right accessClassInPackage.backproplab.manual.layer", name);
        }
        assertGrade(Verdict.RIGHT, "", "Names");
        assertEquals("2 2false", grades.get("Names").answer().orElseThrow().printed());
    }

    @Test
    void whatGoesThroughEveryGuardIsThrownAllTheSame() {
        assertGrade(Verdict.THREW, "It threw ThreadDeath, at Dies.besides(Dies.java:", "Dies");
    }

    @Test
    void aLoopWithoutEndCostsItsRow() {
        assertGrade(Verdict.OUT_OF_TIME, "It did not end within 4 s: does a loop never end?", "Loops");
    }

    @Test
    void whoEatsTheHeapCostsItsRow() {
        assertGrade(Verdict.OUT_OF_MEMORY, "It wants more than 96 MB of memory.", "Eats");
    }

    @Test
    void aFileThatDoesNotCompileCostsItsRow() {
        assertGrade(Verdict.NOT_COMPILED, "Typo.java:2: ';' expected", "Typo");
    }

    @Test
    void allOthersHaveTheirPoints() {
        assertGrade(Verdict.RIGHT, "", "Last");
        assertEquals(5, graded.get(0).points());
        assertEquals(
                List.of("nasty", "nice", "typo", "void", "void.zip"),
                graded.stream().map(GradedSubmission::student).toList());
        assertEquals(1, graded.get(1).points());
        assertEquals(Verdict.NO_CLASS, graded.get(1).grades().get(0).verdict());
        assertEquals("There is no class Exits.", graded.get(1).grades().get(0).hint());
        assertTrue(graded.get(2).grades().stream().allMatch(grade -> grade.verdict() == Verdict.NOT_COMPILED));
        assertEquals(
                "There is no Java source and no .jar with classes in it.",
                graded.get(3).grades().get(0).hint());
        assertEquals(Verdict.UNREADABLE, graded.get(4).grades().get(0).verdict());
    }

    @Test
    void noProcessIsLeft() {
        assertEquals(
                List.of(),
                ProcessHandle.current()
                        .descendants()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains("alone.Alone"))
                        .toList());
    }
}
