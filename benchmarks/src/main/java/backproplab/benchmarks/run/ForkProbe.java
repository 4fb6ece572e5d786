package backproplab.benchmarks.run;

import backproplab.benchmarks.work.ProcessFacts;
import backproplab.files.disk.TemporaryFolder;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts one process as the measuring ones are, before they are: flags that stop it would stop them all. */
final class ForkProbe {
    private static final String CAUSE = "Caused by: ";
    private static final String THROWN = "^Exception in thread \"[^\"]*\" ";
    private static final int MOST_LINES = 2;

    /** What a virtual machine says whatever was wrong, what it says when nothing is, and where in the code it was. */
    private static final List<String> NO_REASON = List.of(
            "Error: Could not create the Java Virtual Machine.",
            "Error: A fatal exception has occurred.",
            "WARNING: Using incubator module",
            "\tat ");

    private ForkProbe() {}

    /**
     * Asks a process what it runs with.
     *
     * @param flags its flags
     * @throws UserException if it does not start: code 2 with flags of the user, else 4
     */
    static ProcessFacts ask(ForkFlags flags) throws IOException {
        try (TemporaryFolder scratch = TemporaryFolder.create("backprop-lab-probe")) {
            return ask(flags, scratch.path());
        }
    }

    private static ProcessFacts ask(ForkFlags flags, Path scratch) throws IOException {
        Path facts = scratch.resolve("process.json");
        Path said = scratch.resolve("process.txt");
        int code =
                ChildProcess.exitCode(new ProcessBuilder(flags.command(ProcessFacts.class, List.of(facts.toString())))
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile()));
        if (code == 0 && Files.exists(facts)) {
            return ProcessFacts.read(facts);
        }
        String reason = reason(code, new String(Files.readAllBytes(said), Charset.defaultCharset()).lines());
        if (flags.extra().isEmpty()) {
            throw UserException.environment("No measuring process starts on this machine: " + reason
                    + "\nEach needs a heap of 2 GB; " + ForkFlags.OPTION + " can set another.");
        }
        throw UserException.usage(ForkFlags.OPTION + " \"" + flags + "\": no measuring process starts with that.\n"
                + "It says: " + reason);
    }

    private static String reason(int code, Stream<String> lines) {

        List<String> reasons = lines.filter(
                        line -> !line.isBlank() && NO_REASON.stream().noneMatch(line::startsWith))
                .toList();
        List<String> causes =
                reasons.stream().filter(line -> line.startsWith(CAUSE)).toList();
        if (reasons.isEmpty()) {
            return "nothing; its exit code is " + code + ".";
        }
        return causes.isEmpty()
                ? reasons.stream()
                        .limit(MOST_LINES)
                        .map(line -> line.replaceFirst(THROWN, "").strip())
                        .collect(Collectors.joining(" "))
                : causes.get(causes.size() - 1).substring(CAUSE.length());
    }
}
