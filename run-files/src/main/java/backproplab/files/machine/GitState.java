package backproplab.files.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Which source runs: that of the project, wherever the user started it, or, in a process that Maven did not start, of the folder it runs in. */
public final class GitState {
    private static final int LONGEST_SECONDS = 5;

    private GitState() {}

    /**
     * The commit checked out.
     *
     * @return its hash, or {@value Machine#UNKNOWN} outside a repository
     */
    public static String commit() {
        return commit(System.getProperties());
    }

    static String commit(Properties properties) {
        return git(properties, "rev-parse", "HEAD")
                .filter(text -> !text.isEmpty())
                .orElse(Machine.UNKNOWN);
    }

    /**
     * Whether no tracked file differs from the commit.
     *
     * @return false also where that cannot be told
     */
    public static boolean clean() {
        return git(System.getProperties(), "status", "--porcelain", "--untracked-files=no")
                .filter(String::isEmpty)
                .isPresent();
    }

    private static Optional<String> git(Properties properties, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        ProjectFolder.of(properties).map(Path::toFile).ifPresent(builder::directory);
        try {
            return output(builder.start());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Read when it has ended: an answer that does not fit a pipe is none that is asked for here, and ends by the limit of time. */
    private static Optional<String> output(Process process) throws IOException {
        try (InputStream output = process.getInputStream()) {
            return process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(new String(output.readAllBytes(), StandardCharsets.UTF_8).strip())
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}
