package backproplab.experiments.cli.screen;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
        return during(screen, folder, "Last whole epoch", work);
    }

    /**
     * Does any work that may be cut off.
     *
     * @param screen where the notice is given
     * @param folder the run's
     * @param kept what the last thing is that is not lost, of those that the screen hears of
     * @param work what may be cut off
     * @param <R> what it gives
     * @return what it gave
     * @throws UserException the work's own, with a line more where the run can be gone on with
     */
    public static <R> R during(Screen screen, Path folder, String kept, Supplier<R> work) {
        try {
            return noticed(() -> midway(screen, folder, kept), work);
        } catch (UserException e) {
            // A folder that was deleted meanwhile holds nothing to go on with.
            if (e.code() != ExitCode.ENVIRONMENT || !Files.isDirectory(folder)) {
                throw e;
            }
            throw UserException.environment(
                    e.getMessage() + "\nWhat is done is kept. To go on: " + screen.goesOnWith(folder), e);
        }
    }

    /**
     * Does what comes before anything is trained and kept: finding data, warming up.
     *
     * @param screen where the notice is given
     * @param folder of the run that is to be gone on with; empty for one that has no folder yet
     * @param work what may be cut off
     * @param <R> what it gives
     * @return what it gave
     */
    public static <R> R before(Screen screen, Optional<Path> folder, Supplier<R> work) {
        return noticed(() -> early(screen, folder), work);
    }

    /**
     * Does work whose rows are kept as they come, though nobody can go on with it.
     *
     * @param screen where the notice is given
     * @param folder that keeps the rows
     * @param work what may be cut off
     * @param <R> what it gives
     * @return what it gave
     */
    public static <R> R rows(Screen screen, Path folder, Supplier<R> work) {
        return noticed(() -> atRows(screen, folder), work);
    }

    static void midway(Screen screen, Path folder, String kept) {
        begin(screen, "Interrupted. Run folder: " + folder);
        screen.line("%s: %s", kept, screen.reached().orElse("none yet, so that it begins anew"));
        end(screen, folder);
    }

    static void atRows(Screen screen, Path folder) {
        begin(screen, "Interrupted. Rows of what was done before are in " + folder);
        screen.line("The same command starts it from the beginning.");
    }

    static void early(Screen screen, Optional<Path> folder) {
        if (folder.isEmpty()) {
            begin(screen, "Interrupted before anything was trained or kept: the same command starts it again.");
            return;
        }
        begin(screen, "Interrupted before anything more was trained. Run folder, as it was: " + folder.get());
        end(screen, folder.get());
    }

    /** The terminal has shown what was typed, and perhaps a bar: the notice begins below. */
    private static void begin(Screen screen, String text) {
        screen.closeBar();
        screen.line("");
        screen.line("%s", text);
    }

    private static void end(Screen screen, Path folder) {
        screen.print("To go on: " + screen.goesOnWith(folder));
    }

    private static <R> R noticed(Runnable notice, Supplier<R> work) {
        Thread hook = new Thread(notice, "interrupt-notice");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
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
