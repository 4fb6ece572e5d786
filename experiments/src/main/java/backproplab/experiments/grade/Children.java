package backproplab.experiments.grade;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The processes that run now: none of them is left when this process ends, by Ctrl-C or otherwise. */
final class Children implements AutoCloseable {
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final Thread hook = new Thread(this::killAll, "end-children");
    private volatile boolean over;

    /** Begins to care. */
    Children() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void add(Process process) {
        running.add(process);
        if (over) {
            kill(process);
        }
    }

    /** Ends a process with all that it has started, at once. */
    void kill(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        running.remove(process);
    }

    private void killAll() {
        over = true;
        running.forEach(this::kill);
    }

    @Override
    public void close() {
        killAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is ending already, and the hook is doing its work.
            hook.setName("end-children-now");
        }
    }
}
