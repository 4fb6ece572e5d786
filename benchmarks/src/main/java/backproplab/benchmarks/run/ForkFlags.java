package backproplab.benchmarks.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Flags of every measuring process. */
final class ForkFlags {
    /** A heap that neither grows nor is touched for the first time while a clock runs. */
    static final List<String> FLAGS = List.of(
            "-Xms2g",
            "-Xmx2g",
            "-XX:+AlwaysPreTouch",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED");

    private ForkFlags() {}

    /** The command line of a process that runs a class of this class path. */
    static List<String> command(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return command;
    }
}
