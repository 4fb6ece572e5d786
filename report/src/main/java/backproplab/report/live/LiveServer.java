package backproplab.report.live;

import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import backproplab.report.Reports;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Serves the page of one run while it trains, on 127.0.0.1 alone. Its address has a random part, without which nothing is answered: other
 * users of the machine, and pages of other sites in the same browser, do not know it. It ends with the run.
 */
public final class LiveServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int TOKEN_BYTES = 24;
    private static final int THREADS = 12;
    private static final int WAITING = 64;
    private static final long LAST_WORDS_MILLIS = 1000;

    private final HttpServer server;
    private final ExecutorService threads;
    private final LiveFeed feed;
    private final URI address;
    private volatile Optional<Path> folder = Optional.empty();

    private LiveServer(HttpServer server) {
        this.server = server;
        feed = new LiveFeed(() -> folder.flatMap(LiveCharts::draw));
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        int port = server.getAddress().getPort();
        address = URI.create("http://127.0.0.1:" + port + "/" + token + "/");
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), LiveServer::daemon);
        server.setExecutor(threads);
        server.createContext("/", new LiveHandler(port, token, feed));
        server.start();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "live-page-request");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Opens the page.
     *
     * @param port where; 0 for any that is free
     * @return the page, which answers at once
     * @throws UserException with code 4 if the port cannot be had
     */
    public static LiveServer open(int port) {
        try {
            InetAddress here = InetAddress.getByAddress(LOOPBACK);
            HttpServer server = HttpServer.create(new InetSocketAddress(here, port), 0);
            Reports.warmUp();
            return new LiveServer(server);
        } catch (IOException e) {
            String why = e instanceof BindException && port > 0
                    ? Reason.of(e)
                    : "no port of 127.0.0.1 can be had: " + Reason.of(e);
            throw UserException.environment(
                    "Cannot show the run on port " + port + ": " + why
                            + ".\nName another with --live=PORT, or let --live alone take one that is free.",
                    e);
        }
    }

    /**
     * Where it is.
     *
     * @return the page's address, for a browser on this machine
     */
    public URI address() {
        return address;
    }

    /**
     * Says what there is to draw.
     *
     * @param run the run's folder, which may be empty yet
     */
    public void draw(Path run) {
        folder = Optional.of(run);
    }

    /**
     * Tells how far the run is. Costs whoever trains no more than a place in a queue; what finds none is dropped.
     *
     * @param state how far
     * @return whether it was not dropped
     */
    public boolean offer(LiveState state) {
        return feed.offer(state);
    }

    /**
     * How many pages are open.
     *
     * @return those that listen now
     */
    public int pages() {
        return feed.readers();
    }

    /**
     * Says the last words, and waits a moment for open pages to have them.
     *
     * @param words what they say from then on
     */
    public void end(String words) {
        feed.end(words);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_WORDS_MILLIS);
        while (pages() > 0 && System.nanoTime() - end < 0) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the port and every open page, without last words. */
    @Override
    public void close() {
        feed.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
