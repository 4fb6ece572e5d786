package backproplab.report.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveFeedTest {
    private static final LiveState ROWS = new LiveState("an epoch", 0.5, "", true);

    private static String text(LiveReader reader) throws IOException, InterruptedException {
        reader.end(List.of(LiveMessage.over("end")));
        return copy(reader);
    }

    private static String copy(LiveReader reader) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reader.copyTo(out, 1);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aPageThatDoesNotReadLosesTheOldestAndKeepsTheOrder() throws IOException, InterruptedException {
        LiveReader reader = new LiveReader();
        for (int i = 1; i <= 1000; i++) {
            reader.offer(new LiveMessage("n", Integer.toString(i)));
        }
        StringBuilder expected = new StringBuilder();
        for (int i = 1001 - LiveReader.MOST; i <= 1000; i++) {
            expected.append("event: n\ndata: ").append(i).append("\n\n");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void flush() throws IOException {
                if (size() == expected.length()) {
                    throw new IOException("the page is gone");
                }
            }
        };
        try {
            reader.copyTo(out, 1);
        } catch (IOException gone) {
            assertEquals("the page is gone", gone.getMessage());
        }
        assertEquals(expected.toString(), out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theLastWordsComeThroughWhateverWaits() throws IOException, InterruptedException {
        LiveReader reader = new LiveReader();
        for (int i = 1; i <= 1000; i++) {
            reader.offer(new LiveMessage("n", Integer.toString(i)));
        }
        assertEquals("event: over\ndata: end\n\n", text(reader));
        reader.offer(new LiveMessage("n", "too late"));
        assertEquals("", copy(reader));
    }

    @Test
    void severalLinesAreOneEvent() {
        assertEquals(
                "event: charts\ndata: <p>\ndata: \ndata: </p>\n\n",
                new String(LiveMessage.charts("<p>\n\n</p>").bytes(), StandardCharsets.UTF_8));
    }

    @Test
    void whoTrainsNeverWaitsForADrawing() throws InterruptedException {
        CountDownLatch drawing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (LiveFeed feed = new LiveFeed(() -> {
            drawing.countDown();
            await(release);
            return Optional.empty();
        })) {
            feed.join();
            drawing.await();
            // The thread that tells hangs: so many states wait, and every other is dropped at once.
            int taken = 0;
            for (int i = 0; i < 10_000; i++) {
                taken += feed.offer(ROWS) ? 1 : 0;
            }
            assertEquals(LiveFeed.MOST, taken);
            release.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nothingIsDrawnWhereNobodyLooks() {
        AtomicInteger drawn = new AtomicInteger();
        LiveFeed feed = new LiveFeed(() -> Optional.of("drawing " + drawn.incrementAndGet()));
        // More than fit the queue: most of them have been told when the last finds a place.
        for (int taken = 0; taken < 3 * LiveFeed.MOST; ) {
            taken += feed.offer(ROWS) ? 1 : 0;
        }
        feed.end("Over.");
        assertEquals(0, drawn.get());
    }

    @Test
    void whoComesTooLateHearsTheLastWordsAndIsNotKept() throws IOException, InterruptedException {
        LiveFeed feed = new LiveFeed(Optional::empty);
        feed.end("Over.");
        assertEquals("event: over\ndata: Over.\n\n", copy(feed.join()));
    }

    @Test
    void whoComesWhileTheLastChartsAreDrawnHearsTheLastWords() throws IOException, InterruptedException {
        Thread ending = Thread.currentThread();
        AtomicReference<LiveFeed> feed = new AtomicReference<>();
        List<LiveReader> late = new ArrayList<>();
        feed.set(new LiveFeed(() -> {
            if (Thread.currentThread() == ending) {
                late.add(feed.get().join());
            }
            return Optional.of("charts");
        }));
        LiveReader early = feed.get().join();
        feed.get().end("Over.");
        assertEquals("event: charts\ndata: charts\n\nevent: over\ndata: Over.\n\n", copy(early));
        assertEquals(1, late.size());
        assertEquals("event: over\ndata: Over.\n\n", copy(late.get(0)));
    }
}
