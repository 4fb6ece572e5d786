package backproplab.experiments.cli.cluster;

import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.remote.RemoteWork;
import backproplab.files.failure.UserException;
import backproplab.remote.Cluster;
import backproplab.remote.ClusterException;
import backproplab.remote.ClusterListener;
import backproplab.remote.ClusterProvider;
import backproplab.remote.ClusterSettings;

/** Other machines, reached; to be closed. */
public final class ClusterConnection implements AutoCloseable {
    private final ClusterSettings settings;
    private final Cluster cluster;
    private final RemoteWork work;
    private final int slots;

    private ClusterConnection(ClusterSettings settings, Cluster cluster) {
        this.settings = settings;
        this.cluster = cluster;
        work = new RemoteWork(cluster);
        slots = cluster.slots();
    }

    /**
     * Connects, and waits for the first machine.
     *
     * @param settings which machines, checked
     * @param listener hears from them
     * @return the machines
     * @throws UserException with code 4 within 30 seconds if none is there, 2 if there is one for which a setting cannot be
     */
    public static ClusterConnection open(ClusterSettings settings, ClusterListener listener) {
        ClusterProvider provider =
                ClusterProvider.find().orElseThrow(() -> new IllegalStateException("checked, so that there is one"));
        try {
            return new ClusterConnection(settings, provider.open(settings, listener));
        } catch (ClusterException e) {
            throw RemoteWork.forCaller(e);
        }
    }

    /**
     * Has trainings done.
     *
     * @return the same at every call
     */
    public RemoteWork work() {
        return work;
    }

    /**
     * How many trainings ran at the same time when this was opened.
     *
     * @return at least 1
     */
    public int slots() {
        return slots;
    }

    /**
     * Says what was reached.
     *
     * @param screen where to
     */
    public void announce(Screen screen) {
        screen.line(
                "Cluster: %s, %d at a time%s",
                settings.address(),
                slots,
                cluster.page().map(page -> "; its page: " + page).orElse(""));
    }

    @Override
    public void close() {
        cluster.close();
    }
}
