package backproplab.report.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * From whoever trains to whoever looks. Whoever trains offers a state and goes on: it waits for nobody, and what is too much is dropped. A
 * thread of its own tells all open pages, and draws: only if somebody looks, and no more than one part in {@value #SHARE} of the time.
 */
final class LiveFeed implements AutoCloseable {
    /** States that wait for the thread that tells them: {@value}. */
    static final int MOST = 16;
    /** Drawing takes at most one part in so many of a core: {@value}. */
    static final int SHARE = 50;

    private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long POLL_MILLIS = 250;
    private static final long JOIN_MILLIS = 1000;

    private final BlockingQueue<LiveState> states = new ArrayBlockingQueue<>(MOST);
    private final List<LiveReader> readers = new CopyOnWriteArrayList<>();
    private final Supplier<Optional<String>> charts;
    private final Thread thread = new Thread(this::tell, "live-page");
    private volatile boolean over;
    /** What a page hears that comes when all is over. */
    private volatile List<LiveMessage> last = List.of();

    private volatile LiveState state = new LiveState("", Double.NaN, "", false);
    private volatile boolean stale = true;
    private long nextNanos = System.nanoTime();

    /**
     * Begins to tell.
     *
     * @param charts draws what there is; empty while there is nothing
     */
    LiveFeed(Supplier<Optional<String>> charts) {
        this.charts = charts;
        thread.setDaemon(true);
        thread.start();
    }

    /** Offers a state; false if it was dropped. */
    boolean offer(LiveState newer) {
        if (newer.rows()) {
            // Even if it is dropped, there is something new to draw.
            stale = true;
        }
        return states.offer(newer);
    }

    /** Somebody looks: hears what is known, and then whatever comes. */
    LiveReader join() {
        LiveReader reader = new LiveReader();
        reader.offer(LiveMessage.progress(state));
        readers.add(reader);
        stale = true;
        if (over) {
            reader.end(last);
        }
        return reader;
    }

    void leave(LiveReader reader) {
        readers.remove(reader);
    }

    int readers() {
        return readers.size();
    }

    private void tell() {
        while (!over) {
            LiveState newer = next();
            if (newer != null && !over) {
                state = newer;
                if (newer.rows()) {
                    stale = true;
                }
                send(LiveMessage.progress(newer));
            }
            if (stale && !over && !readers.isEmpty() && System.nanoTime() - nextNanos >= 0) {
                draw().ifPresent(this::send);
            }
        }
    }

    private LiveState next() {
        try {
            return states.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody has this thread but this class, which does not interrupt it: a file that is being read would be
            // closed.
            throw new IllegalStateException(e);
        }
    }

    private void send(LiveMessage message) {
        readers.forEach(reader -> reader.offer(message));
    }

    private Optional<LiveMessage> draw() {
        long begin = System.nanoTime();
        stale = false;
        Optional<LiveMessage> drawn = charts.get().map(LiveMessage::charts);
        long end = System.nanoTime();
        nextNanos = begin + Math.max(LEAST_NANOS, SHARE * (end - begin));
        return drawn;
    }

    /**
     * Ends every open page.
     *
     * @param words what they say from then on
     */
    void end(String words) {
        // Known before it is over: who comes while the last charts are drawn hears the words without them.
        last = List.of(LiveMessage.over(words));
        close();
        if (!readers.isEmpty()) {
            draw().ifPresent(drawn -> last = List.of(drawn, LiveMessage.over(words)));
        }
        readers.forEach(reader -> reader.end(last));
    }

    /** Stops to listen; open pages hear no more. */
    @Override
    public void close() {
        over = true;
        // Wakes the thread; a queue that is full does so too.
        states.offer(state);
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
