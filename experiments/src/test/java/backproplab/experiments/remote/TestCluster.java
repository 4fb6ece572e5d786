package backproplab.experiments.remote;

import backproplab.remote.Cluster;
import backproplab.remote.ClusterException;
import backproplab.remote.ClusterListener;
import backproplab.remote.Done;
import backproplab.remote.RefusedException;
import backproplab.remote.Work;
import backproplab.remote.Worker;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads of this process as machines. Settings, each a regular expression over names of work unless it says otherwise: {@code test.lose} fails
 * {@value Cluster#ATTEMPTS} times; {@code test.again} is lost when it is done, and done once more; {@code test.refuse} must not be done;
 * {@code test.gone} finds no machine any more; {@code test.otherBuild} arrives on a machine with another build; {@code test.shuffle=SEED} holds every result back
 * for a random time.
 */
public final class TestCluster implements Cluster {
    private static final int LONGEST_MILLIS = 40;

    private final Map<String, byte[]> shared = new ConcurrentHashMap<>();
    private final Map<String, String> accidents;
    private final ClusterListener listener;
    private final int machines;
    private final ExecutorService threads;
    private final Optional<SplittableRandom> delays;

    /**
     * Machines that are there at once.
     *
     * @param machines how many
     * @param accidents what goes wrong
     * @param listener hears from them
     */
    public TestCluster(int machines, Map<String, String> accidents, ClusterListener listener) {
        this.machines = machines;
        this.accidents = accidents;
        this.listener = listener;
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(machines, work -> {
            Thread thread = new Thread(work, "test-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        delays = Optional.ofNullable(accidents.get("test.shuffle"))
                .map(seed -> new SplittableRandom(Long.parseLong(seed)));
    }

    @Override
    public int slots() {
        return machines;
    }

    @Override
    public Optional<URI> page() {
        return Optional.of(URI.create("http://test:4040"));
    }

    @Override
    public void share(String name, byte[] data) {
        shared.putIfAbsent(name, data.clone());
    }

    private boolean has(String accident, Work work) {
        return accidents.containsKey(accident) && work.name().matches(accidents.get(accident));
    }

    @Override
    public Done run(Work work) {
        Future<Done> done;
        try {
            done = threads.submit(() -> attempt(work));
        } catch (RejectedExecutionException e) {
            throw closed();
        }
        try {
            return done.get();
        } catch (InterruptedException e) {
            done.cancel(true);
            Thread.currentThread().interrupt();
            throw closed();
        } catch (CancellationException e) {
            throw closed();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ClusterException failure) {
                throw failure;
            }
            throw lost(work, e.getCause());
        }
    }

    private static ClusterException closed() {
        return new ClusterException(ClusterException.Kind.CLOSED, "closed", null);
    }

    private static ClusterException lost(Work work, Throwable cause) {
        return new ClusterException(
                ClusterException.Kind.LOST, work.name() + " failed " + ATTEMPTS + " times, last with " + cause, cause);
    }

    private Done attempt(Work work) throws InterruptedException {
        String host = Thread.currentThread().getName();
        if (has("test.gone", work)) {
            throw new ClusterException(ClusterException.Kind.UNREACHABLE, "No machine is left.\nStart some.", null);
        }
        if (has("test.lose", work)) {
            throw lost(work, new IllegalStateException("power cut"));
        }
        if (has("test.refuse", work)) {
            throw refused("no room for " + work.name());
        }
        listener.began(work.name(), host);
        try {
            if (has("test.again", work)) {
                work(work);
                listener.warning("A machine is gone.");
            }
            Done done = new Done(host, work(work));
            if (delays.isPresent()) {
                Thread.sleep(delay());
            }
            return done;
        } finally {
            listener.ended(work.name(), host);
        }
    }

    private synchronized int delay() {
        return delays.orElseThrow().nextInt(LONGEST_MILLIS);
    }

    private static ClusterException refused(String message) {
        return new ClusterException(ClusterException.Kind.REFUSED, message, null);
    }

    private Map<String, byte[]> work(Work work) {
        Map<String, byte[]> parts = copy(work.parts());
        if (has("test.otherBuild", work)) {
            parts.put(Parts.BUILD, Parts.bytes("0123456789abcdef"));
        }
        Worker worker = ServiceLoader.load(Worker.class).findFirst().orElseThrow();
        try {
            return copy(worker.work(parts, name -> {
                if (!work.shared().contains(name)) {
                    throw new IllegalStateException(work.name() + " did not say that it needs " + name);
                }
                return shared.get(name);
            }));
        } catch (RefusedException e) {
            throw refused(e.getMessage());
        }
    }

    private static Map<String, byte[]> copy(Map<String, byte[]> parts) {
        Map<String, byte[]> copy = new HashMap<>();
        parts.forEach((name, bytes) -> copy.put(name, bytes.clone()));
        return copy;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
