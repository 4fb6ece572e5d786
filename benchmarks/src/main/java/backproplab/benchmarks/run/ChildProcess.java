package backproplab.benchmarks.run;

import java.io.IOException;

/** Runs a process to its end. */
final class ChildProcess {
    private ChildProcess() {}

    /** Waits for its end; a wait that is interrupted ends the process. */
    static int exitCode(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a measuring process ran", e);
        }
    }
}
