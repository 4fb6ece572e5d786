package backproplab.experiments.process;

import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs a main class in a JVM of its own, with this one's flags; it ends when this one ends. */
public final class ChildJvm {
    /** What changes how code runs and where: heap, modules, access to native code. */
    private static final List<String> FLAGS = List.of("-X", "--add-modules", "--enable-native-access");
    /** Properties of this project and of its libraries; Maven's own are not for others. */
    private static final List<String> PROPERTIES =
            List.of("backproplab.warmUpSeconds", "manualnet.", "org.bytedeco.", "org.eclipse.deeplearning4j.");

    private ChildJvm() {}

    /**
     * Runs it to its end.
     *
     * @param classPath where its classes are
     * @param mainClass what to run
     * @param arguments what follows
     * @param line receives what it writes, line by line
     * @return its exit code
     * @throws UserException with code 4 if it cannot be started, or this thread is interrupted meanwhile
     */
    public static int run(String classPath, String mainClass, List<String> arguments, Consumer<String> line) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        try {
            return run(new ProcessBuilder(command).redirectErrorStream(true).start(), line);
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot run a second Java process: " + Reason.of(e) + ".\nLeave it out with --gpu-only.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserException.environment("Interrupted while a second Java process was running.", e);
        }
    }

    private static int run(Process process, Consumer<String> line) throws IOException, InterruptedException {
        Thread hook = new Thread(process::destroy, "end-child");
        Runtime.getRuntime().addShutdownHook(hook);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line.accept(text);
            }
            return process.waitFor();
        } finally {
            process.destroy();
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is ending already, and the hook is doing its work.
            hook.setName("end-child-now");
        }
    }

    /** This JVM's flags, and its properties as they are now: Maven sets those of its command line after the start. */
    static List<String> flags(List<String> ofThisJvm) {
        Stream<String> flags = ofThisJvm.stream().filter(flag -> FLAGS.stream().anyMatch(flag::startsWith));
        Stream<String> properties = System.getProperties().stringPropertyNames().stream()
                .filter(name -> PROPERTIES.stream().anyMatch(name::startsWith))
                .sorted()
                .map(name -> "-D" + name + "=" + System.getProperty(name));
        return Stream.concat(flags, properties).toList();
    }
}
