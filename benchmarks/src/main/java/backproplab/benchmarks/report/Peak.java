package backproplab.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The machine's FMA peak in GFLOP/s, measured before and after the benchmarks.
 *
 * @param threads how many threads the benchmarks used
 * @param oneBefore with one thread, before
 * @param allBefore with all of them, before
 * @param oneAfter with one thread, after
 * @param allAfter with all of them, after
 */
public record Peak(int threads, double oneBefore, double allBefore, double oneAfter, double allAfter) {

    /**
     * What rows are compared with: the higher of the two measurements with all threads, so that a disturbed one cannot flatter
     * a row.
     *
     * @return GFLOP/s
     */
    public double gflops() {
        return Math.max(allBefore, allAfter);
    }

    /**
     * What rows of a single thread are compared with, likewise.
     *
     * @return GFLOP/s
     */
    public double oneThread() {
        return Math.max(oneBefore, oneAfter);
    }

    /**
     * For environment.json.
     *
     * @return values by name
     */
    public Map<String, Object> asMap() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("1_thread_before", round(oneBefore));
        values.put("1_thread_after", round(oneAfter));
        String all = threads + "_threads_";
        values.put(all + "before", round(allBefore));
        values.put(all + "after", round(allAfter));
        return values;
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
