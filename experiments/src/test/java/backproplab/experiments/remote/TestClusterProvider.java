package backproplab.experiments.remote;

import backproplab.remote.Cluster;
import backproplab.remote.ClusterException;
import backproplab.remote.ClusterListener;
import backproplab.remote.ClusterProvider;
import backproplab.remote.ClusterSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Machines that are threads of this process: {@code test:3} are three, {@code test-1} to {@code test-3}. Nothing but copies of bytes reaches them. What
 * goes wrong is said by settings, see {@link TestCluster}.
 */
public final class TestClusterProvider implements ClusterProvider {
    private static final List<ClusterSettings> OPENED = new CopyOnWriteArrayList<>();

    /** Every settings with which one was opened in this process, in order. */
    public static List<ClusterSettings> opened() {
        return List.copyOf(OPENED);
    }

    @Override
    public void check(ClusterSettings settings) {
        if (!settings.address().matches("test:[1-9]")) {
            throw new ClusterException(
                    ClusterException.Kind.SETTING,
                    "--cluster " + settings.address() + " is no address.\nWrite, for example, test:2.",
                    null);
        }
    }

    @Override
    public Cluster open(ClusterSettings settings, ClusterListener listener) {
        Map<String, String> more = settings.more();
        if (more.containsKey("test.unreachable")) {
            throw new ClusterException(
                    ClusterException.Kind.UNREACHABLE, "Nobody is at " + settings.address() + ".\nStart them.", null);
        }
        OPENED.add(settings);
        return new TestCluster(Integer.parseInt(settings.address().substring(5)), more, listener);
    }
}
