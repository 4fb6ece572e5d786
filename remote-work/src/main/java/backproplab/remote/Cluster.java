package backproplab.remote;

import java.net.URI;
import java.util.Optional;

/** Machines that are there to work. Every method may be called by several threads. */
public interface Cluster extends AutoCloseable {
    /** How often a piece of work is tried, perhaps by one machine again, before it counts as failed: {@value}. */
    int ATTEMPTS = 4;

    /**
     * How many pieces of work fit the machines that are there now, at the same time.
     *
     * @return at least 1
     */
    int slots();

    /**
     * Where the cluster shows what it does.
     *
     * @return empty if nowhere
     */
    Optional<URI> page();

    /**
     * Gives something to all machines; each gets it once, when it first needs it.
     *
     * @param name by which work names it; a second call with the same name changes nothing
     * @param data not to be changed
     */
    void share(String name, byte[] data);

    /**
     * Has one piece of work done and waits for it. Where machines have no room it waits for its turn, in the order of the calls.
     *
     * @param work what to do
     * @return what it left
     * @throws ClusterException {@code LOST} if it failed {@value #ATTEMPTS} times, {@code REFUSED} if a machine must not do it, {@code UNREACHABLE} if there
     *     are no machines any more, {@code CLOSED} if this was closed, or the waiting thread interrupted, meanwhile
     */
    Done run(Work work);

    /** Cancels what runs and leaves the machines. */
    @Override
    void close();
}
