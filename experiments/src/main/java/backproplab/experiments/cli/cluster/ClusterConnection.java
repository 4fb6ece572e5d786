package backproplab.experiments.cli.cluster;

import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.remote.RemoteWork;
import backproplab.files.failure.UserException;
import backproplab.remote.Cluster;
import backproplab.remote.ClusterException;
import backproplab.remote.ClusterListener;
import backproplab.remote.ClusterProvider;
import backproplab.remote.ClusterSettings;
import java.util.Collection;

/** Other machines, reached; to be closed. */
public final class ClusterConnection implements AutoCloseable {
    private final ClusterSettings settings;
    private final Cluster cluster;
    private final RemoteWork work;
    private final int slots;

    private ClusterConnection(ClusterSettings settings, Cluster cluster, Collection<EngineKind> engines) {
        this.settings = settings;
        this.cluster = cluster;
        work = new RemoteWork(cluster, engines);
        slots = cluster.slots();
    }

    /**
     * Connects, and waits for the first machine.
     *
     * @param settings which machines, checked
     * @param engines who trains, each available here
     * @param listener hears from them
     * @return the machines
     * @throws UserException with code 4 within 30 seconds if none is there, 2 if there is one for which a setting cannot be
     */
    public static ClusterConnection open(
            ClusterSettings settings, Collection<EngineKind> engines, ClusterListener listener) {
        ClusterProvider provider =
                ClusterProvider.find().orElseThrow(() -> new IllegalStateException("checked, so that there is one"));
        Cluster cluster;
        try {
            cluster = provider.open(settings, listener);
        } catch (ClusterException e) {
            throw RemoteWork.forCaller(e);
        }
        boolean ready = false;
        try {
            ClusterConnection connection = new ClusterConnection(settings, cluster, engines);
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                cluster.close();
            }
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
