package backproplab.files.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Which source runs. */
public final class GitState {
    private GitState() {}

    /**
     * The commit checked out.
     *
     * @return its hash, or {@value Machine#UNKNOWN} outside a repository
     */
    public static String commit() {
        return git("rev-parse", "HEAD").filter(text -> !text.isEmpty()).orElse(Machine.UNKNOWN);
    }

    /**
     * Whether no tracked file differs from the commit.
     *
     * @return false also where that cannot be told
     */
    public static boolean clean() {
        return git("status", "--porcelain", "--untracked-files=no")
                .filter(String::isEmpty)
                .isPresent();
    }

    private static Optional<String> git(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream output = process.getInputStream()) {
                String text = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
                return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0
                        ? Optional.of(text)
                        : Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
