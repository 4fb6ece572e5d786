package backproplab.report.live;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What waits for one open page. A page that reads slowly loses what has waited longest: whatever is newer says more, and nobody waits for it.
 */
final class LiveReader {
    /** Of a run with a state four times a second, some seconds: {@value}. */
    static final int MOST = 16;

    private final Deque<LiveMessage> waiting = new ArrayDeque<>();
    private boolean ended;

    /** Adds a message, without waiting. */
    synchronized void offer(LiveMessage message) {
        if (ended) {
            return;
        }
        if (waiting.size() == MOST) {
            waiting.removeFirst();
        }
        waiting.addLast(message);
        notifyAll();
    }

    /** What waits gives way to the last messages. */
    synchronized void end(List<LiveMessage> last) {
        if (!ended) {
            waiting.clear();
            waiting.addAll(last);
            ended = true;
            notifyAll();
        }
    }

    /** The next message; empty if none came in that time, or if there will be none. */
    private synchronized Optional<LiveMessage> next(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; waiting.isEmpty() && !ended && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        return Optional.ofNullable(waiting.pollFirst());
    }

    private synchronized boolean over() {
        return ended && waiting.isEmpty();
    }

    /**
     * Hands messages over in their order until the last.
     *
     * @param out where to
     * @param patienceMillis how long it is silent at most
     * @throws IOException if the page is gone
     * @throws InterruptedException if the server ends meanwhile
     */
    void copyTo(OutputStream out, long patienceMillis) throws IOException, InterruptedException {
        while (!over()) {
            out.write(next(patienceMillis).map(LiveMessage::bytes).orElse(LiveMessage.NOTHING));
            out.flush();
        }
    }
}
