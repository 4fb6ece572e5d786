package backproplab.experiments.cli.live;

import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.compare.ComparisonListener;
import backproplab.experiments.reproduce.LabListener;
import backproplab.experiments.search.SearchListener;
import backproplab.files.failure.UserException;
import backproplab.report.Reports;
import backproplab.report.live.LiveServer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** The page of a run, if one is wanted. Without one nothing listens and no socket is opened. */
public final class LivePage implements AutoCloseable {
    private final Optional<LiveServer> server;
    private final LiveStates states;
    private boolean ended;

    private LivePage(Optional<LiveServer> server) {
        this.server = server;
        states = new LiveStates(state -> server.ifPresent(page -> page.offer(state)));
    }

    /**
     * Opens it, before anything that takes time.
     *
     * @param port where, 0 for any that is free; empty for none
     * @return the page, or none, which can be used alike
     * @throws UserException with code 4 if the port cannot be had
     */
    public static LivePage open(OptionalInt port) {
        return new LivePage(port.stream().mapToObj(LiveServer::open).findFirst());
    }

    /**
     * Says where it is, when the training is about to begin.
     *
     * @param screen where to
     * @param seconds how long the run is expected to take
     */
    public void announce(Screen screen, double seconds) {
        states.begin(seconds);
        server.ifPresent(page -> screen.print("Live, in a browser on this machine: " + page.address()));
    }

    /**
     * Says what is drawn.
     *
     * @param run the run's folder
     */
    public void draw(Path run) {
        server.ifPresent(page -> page.draw(run));
    }

    /**
     * Hears a comparison too.
     *
     * @param screen hears it first
     * @return hears it for both
     */
    public ComparisonListener with(ComparisonListener screen) {
        return server.isEmpty() ? screen : new LiveComparison<>(screen, states);
    }

    /**
     * Hears a run of Lab too.
     *
     * @param screen hears it first
     * @return hears it for both
     */
    public LabListener withLab(LabListener screen) {
        return server.isEmpty() ? screen : new LiveLab(screen, states);
    }

    /**
     * Hears a search too.
     *
     * @param screen hears it first
     * @return hears it for both
     */
    public SearchListener withSearch(SearchListener screen) {
        return server.isEmpty() ? screen : new LiveSearch(screen, states);
    }

    /**
     * Says that the run is over.
     *
     * @param folder the run's
     * @param report whether its report was written
     */
    public void end(Path folder, boolean report) {
        Path whole = folder.toAbsolutePath().normalize();
        end(
                report
                        ? "Its report, to open in a browser: " + whole.resolve(Reports.FILE)
                        : "Its tables are in " + whole + ".");
    }

    private void end(String words) {
        ended = true;
        server.ifPresent(page -> page.end(words));
    }

    /** Ends the page with the run, however that ended. */
    @Override
    public void close() {
        if (!ended) {
            end("It did not come to its end: the last lines on its screen say why.");
        }
        server.ifPresent(LiveServer::close);
    }
}
