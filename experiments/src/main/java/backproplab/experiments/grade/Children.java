package backproplab.experiments.grade;

import backproplab.files.disk.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processes that run now, each with a folder: none of them is left when this process ends, by Ctrl-C or otherwise. */
final class Children implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Children.class);
    /** A process that is killed is gone in a moment. */
    private static final int END_SECONDS = 10;

    private final Map<Process, TemporaryFolder> running = new ConcurrentHashMap<>();
    private final Thread hook = new Thread(this::endAll, "end-children");
    private final Starter starter;
    private volatile boolean over;
    private volatile boolean begun;

    /**
     * Begins to care.
     *
     * @param starter starts each
     */
    Children(Starter starter) {
        this.starter = starter;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Lets nobody begin when all is ending. */
    void checkOpen() throws InterruptedException {
        if (over) {
            throw new InterruptedException("all children are ended");
        }
    }

    /**
     * Starts one.
     *
     * @param command what runs
     * @param folder where, to be removed with it
     * @return the process
     * @throws IOException if the system does not let it; the folder is removed then
     */
    Process start(ProcessBuilder command, TemporaryFolder folder) throws IOException {
        Process process;
        try {
            process = starter.start(command);
        } catch (IOException e) {
            remove(folder);
            throw e;
        } catch (OutOfMemoryError e) {
            // There was no room for a thread that waits for its end; it ends with its input.
            remove(folder);
            throw new IOException(e.getMessage(), e);
        }
        begun = true;
        running.put(process, folder);
        if (over) {
            end(process);
        }
        return process;
    }

    /** Whether any could be started. */
    boolean begun() {
        return begun;
    }

    /** Ends a process with all that it has started, at once, and removes its folder. */
    void end(Process process) {
        TemporaryFolder folder = running.remove(process);
        if (folder == null) {
            return;
        }
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        remove(folder);
    }

    private static void remove(TemporaryFolder folder) {
        try {
            folder.close();
        } catch (UncheckedIOException e) {
            // What an unconfined submission has left may still be in use.
            LOG.debug("{} stays", folder.path(), e);
        }
    }

    private void endAll() {
        over = true;
        running.keySet().forEach(this::end);
    }

    @Override
    public void close() {
        endAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is ending already, and the hook is doing its work.
            hook.setName("end-children-now");
        }
    }
}
