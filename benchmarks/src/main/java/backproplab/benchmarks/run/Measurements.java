package backproplab.benchmarks.run;

import backproplab.benchmarks.report.SpeedRow.Times;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** JMH's results by benchmark and parameters. */
final class Measurements {
    private static final String BYTES = "gc.alloc.rate.norm";
    private static final double CONFIDENCE = 0.999;

    private final Map<String, RunResult> results = new HashMap<>();

    Measurements(Collection<RunResult> all) {
        for (RunResult result : all) {
            BenchmarkParams params = result.getParams();
            Map<String, String> values = new TreeMap<>();
            params.getParamsKeys().forEach(key -> values.put(key, params.getParam(key)));
            values.remove("threads");
            results.put(params.getBenchmark() + values, result);
        }
    }

    /** One benchmark's times of a pass; {@link Times#NONE} if it failed. */
    Times of(Class<?> benchmark, String method, Map<String, String> params) {
        RunResult result = results.get(benchmark.getName() + "." + method + new TreeMap<>(params));
        return result == null ? Times.NONE : times(result);
    }

    private static Times times(RunResult result) {
        Statistics times = result.getPrimaryResult().getStatistics();
        double bytes = result.getSecondaryResults().keySet().stream()
                .filter(name -> name.endsWith(BYTES))
                .mapToDouble(name ->
                        result.getSecondaryResults().get(name).getStatistics().getPercentile(50))
                .findFirst()
                .orElse(Double.NaN);
        return new Times(
                times.getN(),
                times.getMin(),
                times.getPercentile(50),
                times.getMean(),
                times.getMeanErrorAt(CONFIDENCE),
                bytes);
    }
}
