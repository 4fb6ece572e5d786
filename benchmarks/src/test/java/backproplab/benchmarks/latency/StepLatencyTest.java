package backproplab.benchmarks.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepLatencyTest {
    @TempDir
    Path folder;

    @Test
    void percentilesAreNearestRanks() {
        long[] nanos = LongStream.rangeClosed(1, 200).map(i -> i * 1_000_000).toArray();
        assertEquals(100, StepLatency.percentile(nanos, 200, 50));
        assertEquals(198, StepLatency.percentile(nanos, 200, 99));
        assertEquals(1, StepLatency.percentile(nanos, 1, 99));
    }

    @Test
    void writesWhatItMeasured() throws IOException {
        Path file = folder.resolve("latency.json");
        StepLatency.main(new String[] {"MANUAL", "CNN_B10", "2", "20", "1", file.toString()});
        LatencyResult result = new ObjectMapper().readValue(file.toFile(), LatencyResult.class);
        assertEquals(20, result.steps());
        assertEquals("manual", result.facts().engine());
        assertTrue(0 < result.medianMs() && result.medianMs() <= result.p99Ms() && result.p99Ms() <= result.maxMs());
        assertTrue(result.bytesPerStep() >= 0 && result.collections() >= 0);
    }

    @Test
    void timeRunsOutAfterTenStepsAtTheEarliest() throws IOException {
        Path file = folder.resolve("latency.json");
        StepLatency.main(new String[] {"MANUAL", "CNN_B10", "1", "20", "0", file.toString()});
        assertEquals(
                10,
                new ObjectMapper().readValue(file.toFile(), LatencyResult.class).steps());
    }

    @Test
    void countsWhatOtherThreadsAllocate() throws InterruptedException {
        long before = Allocation.bytes();
        long[] kept = new long[1];
        long[] after = new long[1];
        Thread other = new Thread(() -> {
            kept[0] = new byte[1 << 20].length;
            after[0] = Allocation.bytes();
        });
        other.start();
        other.join();
        assertTrue(after[0] - before >= kept[0], (after[0] - before) + " bytes");
    }
}
