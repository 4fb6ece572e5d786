package backproplab.experiments.cli.screen;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Says how to go on when a run is cut off: by Ctrl-C, or by an environment that failed it, such as a full disk. */
public final class InterruptNotice {
    private InterruptNotice() {}

    /**
     * Trains, where whole epochs are kept.
     *
     * @param screen where the notice is given
     * @param folder the run's
     * @param work what may be cut off
     * @param <R> what it gives
     * @return what it gave
     * @throws UserException the work's own, with a line more where the run can be gone on with
     */
    public static <R> R during(Screen screen, Path folder, Supplier<R> work) {
        return during(screen, folder, "Everything up to the last whole epoch is kept", work);
    }

    /**
     * Does any work that may be cut off.
     *
     * @param screen where the notice is given
     * @param folder the run's
     * @param kept what is not lost, in words without a full stop
     * @param work what may be cut off
     * @param <R> what it gives
     * @return what it gave
     * @throws UserException the work's own, with a line more where the run can be gone on with
     */
    public static <R> R during(Screen screen, Path folder, String kept, Supplier<R> work) {
        Thread hook = new Thread(
                () -> screen.line("Interrupted. %s: go on with --resume %s", kept, folder), "interrupt-notice");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } catch (UserException e) {
            // A folder that was deleted meanwhile holds nothing to go on with.
            if (e.code() != ExitCode.ENVIRONMENT || !Files.isDirectory(folder)) {
                throw e;
            }
            throw UserException.environment(
                    e.getMessage() + "\nWhat is done is kept: go on with --resume " + folder, e);
        } finally {
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the notice is being given.
            hook.setName("interrupt-notice-given");
        }
    }
}
