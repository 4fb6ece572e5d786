package backproplab.dl4j;

import backproplab.network.rule.OptimizerSpec.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Trains a few steps in a fresh JVM and notes what it found. */
final class TrainOnce {

    private TrainOnce() {}

    public static void main(String[] args) throws IOException, Dl4jUnavailableException {
        Dl4jBackend.ensureAvailable();
        try (Twins twins = TwinNets.cnn(TwinNets.settings(Precision.FLOAT, Kind.NESTEROV, 0))) {
            for (int i = 0; i < 3; i++) {
                twins.load(twins.batch(4, i));
                twins.dl4j().trainStep(TestSettings.RATE);
            }
        }
        String lingering = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && thread != Thread.currentThread())
                // Part of every JVM, and never in the way of its end.
                .filter(thread -> !thread.getName().equals("DestroyJavaVM"))
                .map(Thread::getName)
                .sorted()
                .collect(Collectors.joining(" "));
        Dl4jBackend.Info info = Dl4jBackend.info();
        Files.write(
                Path.of(args[0]),
                List.of(
                        "lingering:" + lingering,
                        "maxBytes:" + info.maxBytes(),
                        "maxPhysicalBytes:" + info.maxPhysicalBytes(),
                        "crashDumps:" + org.deeplearning4j.util.CrashReportingUtil.isCrashDumpsEnabled()));
    }
}
