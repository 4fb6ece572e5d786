package backproplab.benchmarks.run;

import backproplab.benchmarks.jmh.LayerBenchmark;
import backproplab.benchmarks.jmh.MatrixProductBenchmark;
import backproplab.benchmarks.jmh.StepBenchmark;
import backproplab.benchmarks.jmh.TileBenchmark;
import backproplab.benchmarks.work.StepFacts;
import backproplab.files.failure.UserException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The groups that are JMH benchmarks, run as one JMH run. */
final class JmhGroups {
    private static final Map<Group, Class<?>> CLASSES = Map.of(
            Group.TILES, TileBenchmark.class,
            Group.MATMUL, MatrixProductBenchmark.class,
            Group.LAYERS, LayerBenchmark.class,
            Group.STEPS, StepBenchmark.class);

    private static final int QUICK_FORKS = 1;
    private static final int QUICK_WARM_UPS = 2;
    private static final int QUICK_ITERATIONS = 3;

    private JmhGroups() {}

    /** Runs them; a benchmark that fails is missing in what is returned. */
    static Collection<RunResult> run(SpeedSettings settings, Path json, Path facts) {
        try {
            return new Runner(options(settings, json, facts)).run();
        } catch (RunnerException e) {
            throw UserException.environment(
                    "JMH could not run: " + e.getMessage() + "\nIs another JMH running on this machine?", e);
        }
    }

    private static Options options(SpeedSettings settings, Path json, Path facts) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .param("threads", Integer.toString(settings.threads()))
                .param("shape", names(settings.chosen().shapes()))
                .param("layer", names(settings.chosen().layers()))
                .param("workload", names(settings.chosen().workloads()))
                .param("engine", names(settings.chosen().engines()))
                .jvmArgs(settings.flags().all().toArray(String[]::new))
                .jvmArgsAppend("-D" + StepFacts.FOLDER_PROPERTY + "=" + facts)
                .addProfiler(GCProfiler.class)
                .resultFormat(ResultFormatType.JSON)
                .result(json.toString());
        CLASSES.forEach((group, type) -> {
            if (settings.groups().contains(group)) {
                options.include(Pattern.quote(type.getName() + "."));
            }
        });
        if (settings.quick()) {
            options.forks(QUICK_FORKS).warmupIterations(QUICK_WARM_UPS).measurementIterations(QUICK_ITERATIONS);
        }
        if (settings.forks() > 0) {
            options.forks(settings.forks());
        }
        return options.build();
    }

    private static String[] names(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toArray(String[]::new);
    }
}
