package backproplab.benchmarks.run;

import backproplab.files.failure.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Flags of every measuring process.
 *
 * @param extra what the user adds, behind {@link #ALWAYS}, so that it wins
 */
record ForkFlags(List<String> extra) {
    /** Name of the option that adds some: {@value}. */
    static final String OPTION = "--jvm-args";

    /** A heap that neither grows nor is touched for the first time while a clock runs. */
    static final List<String> ALWAYS = List.of(
            "-Xms2g",
            "-Xmx2g",
            "-XX:+AlwaysPreTouch",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED");

    /**
     * Splits what the user typed.
     *
     * @param text arguments with blanks between them; may be empty
     * @throws UserException with code 2 for what cannot be split so
     */
    static ForkFlags parse(String text) {
        List<String> words =
                Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
        for (String word : words) {
            if (!word.startsWith("-") || word.contains("'") || word.contains("\"")) {
                throw UserException.usage(OPTION + ": <" + word
                        + "> is no argument of the virtual machine: each begins with '-' and holds neither blanks nor"
                        + " quotes.\nSeparate them by blanks: " + OPTION + " \"-XX:+UseParallelGC -Xmn1g\".");
            }
        }
        return new ForkFlags(words);
    }

    List<String> all() {
        return Stream.concat(ALWAYS.stream(), extra.stream()).toList();
    }

    /** The command line of a process that runs a class of this class path. */
    List<String> command(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(all());
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return command;
    }

    @Override
    public String toString() {
        return String.join(" ", extra);
    }
}
