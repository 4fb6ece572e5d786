package backproplab.experiments.cli.lab;

import backproplab.experiments.cli.cluster.ClusterConnection;
import backproplab.experiments.cli.cluster.RunningHosts;
import backproplab.experiments.cli.screen.Words;
import backproplab.experiments.cli.search.SearchPlan;
import backproplab.experiments.cli.search.SearchScreen;
import backproplab.experiments.compare.Forecast;
import backproplab.experiments.search.SearchRun;
import backproplab.files.failure.UserException;
import backproplab.remote.ClusterSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Where a search trains its trials: in threads of this process, or on the machines of a cluster. */
final class SearchPlace implements AutoCloseable {
    private final SearchScreen screen;
    private final Optional<ClusterSettings> cluster;
    private final Cores cores;
    private Optional<ClusterConnection> connection = Optional.empty();

    /**
     * How the user divides this machine.
     *
     * @param parallel trials at the same time; empty for as many as fit
     * @param threads threads of each; empty for one where several run
     */
    record Cores(OptionalInt parallel, OptionalInt threads) {}

    /**
     * A place that nothing was asked of yet.
     *
     * @param screen where machines are announced and shown
     * @param cluster which machines; empty for this one
     * @param cores how this one is divided
     */
    SearchPlace(SearchScreen screen, Optional<ClusterSettings> cluster, Cores cores) {
        this.screen = screen;
        this.cluster = cluster;
        this.cores = cores;
    }

    /**
     * What there is to train, in this place.
     *
     * @param plan the search
     * @param dryRun whether nothing is to be trained, so that no machine need be reached
     * @throws UserException with code 4 if no machine of the cluster is there
     */
    SearchRun.Work work(SearchPlan plan, boolean dryRun) {
        if (cluster.isEmpty()) {
            return plan.work(cores.parallel(), cores.threads());
        }
        int threads = cluster.get().threads();
        if (dryRun) {
            return plan.work(Optional.empty(), 1, threads);
        }
        ClusterConnection reached = ClusterConnection.open(
                cluster.get(), List.of(plan.engine()), new RunningHosts(screen::running, screen::warning));
        connection = Optional.of(reached);
        reached.announce(screen);
        return plan.work(Optional.of(reached.work()), reached.slots(), threads);
    }

    /** For people: how many trials at the same time, on how many threads, and where. */
    String words(SearchRun.Work work) {
        return cluster.map(machines -> connection
                                .map(reached -> reached.slots() + " at a time")
                                .orElse("trials")
                        + " on " + machines.address() + ", " + machines.threads()
                        + (machines.threads() == 1 ? " thread" : " threads") + " each")
                .orElseGet(() -> work.parallelism().words());
    }

    /** An estimate for people; where other machines train, it is a guess. */
    String words(Forecast forecast) {
        String words = Words.of(forecast);
        if (cluster.isEmpty()) {
            return words;
        }
        return words
                + connection
                        .map(reached ->
                                " with " + reached.slots() + " at a time, if each is as fast as one on this machine")
                        .orElse(
                                " with one at a time, if it is as fast as on this machine; the cluster was not asked how many"
                                        + " it runs");
    }

    /** What config.json says of it. */
    Map<String, Object> config(SearchRun.Work work) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (connection.isPresent()) {
            values.put("cluster", cluster.orElseThrow().address());
            values.put("cluster_slots", connection.get().slots());
            values.put("threads", cluster.orElseThrow().threads());
        } else {
            values.put("parallel", work.parallelism().trials());
            values.put("threads", work.parallelism().threads());
        }
        return values;
    }

    @Override
    public void close() {
        connection.ifPresent(ClusterConnection::close);
    }
}
