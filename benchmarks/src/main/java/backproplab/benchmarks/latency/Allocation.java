package backproplab.benchmarks.latency;

import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** What the process has allocated and collected so far. */
final class Allocation {
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private Allocation() {}

    /**
     * Bytes allocated on the Java heap by all threads that live now. A thread that ended takes its bytes with it, so only
     * differences over a time in which none ends are meaningful; memory outside the heap is not in it.
     */
    static long bytes() {
        long sum = 0;
        for (long allocated : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            // -1: ended in between.
            sum += Math.max(allocated, 0);
        }
        return sum;
    }

    /** Collections of every collector. */
    static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
