package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a main class of the tests in a JVM of its own, since ND4J reads its settings once per JVM. */
public final class ChildJvm {

    private static final int TIMEOUT_S = 50;

    private ChildJvm() {}

    /** Returns what the main class wrote to the file that it gets as its only argument. */
    public static List<String> run(Class<?> main, Path workFolder, String... jvmArguments)
            throws IOException, InterruptedException {
        return run(main, workFolder, Map.of(), jvmArguments);
    }

    /** The same with variables in its environment; those of this JVM that are named after OpenBLAS stay out. */
    public static List<String> run(
            Class<?> main, Path workFolder, Map<String, String> variables, String... jvmArguments)
            throws IOException, InterruptedException {
        Path output = workFolder.resolve("output.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmArguments));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), output.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(workFolder.resolve("log.txt").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OPENBLAS_"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        boolean ended = process.waitFor(TIMEOUT_S, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assertTrue(ended, () -> main + " did not end within " + TIMEOUT_S + " s");
        assertEquals(0, process.exitValue(), () -> "log: " + log(workFolder));
        return Files.readAllLines(output);
    }

    private static String log(Path workFolder) {
        try {
            return Files.readString(workFolder.resolve("log.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
