package backproplab.benchmarks.samediff;

import backproplab.benchmarks.work.SampleBatch;
import backproplab.benchmarks.work.StepEngine;
import backproplab.benchmarks.work.TrainingStep;
import backproplab.benchmarks.work.Workload;
import backproplab.dl4j.Dl4jBackend;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.files.failure.Quoted;
import backproplab.files.failure.UserException;
import backproplab.network.init.InitialWeights;
import backproplab.network.init.Initializer;
import backproplab.network.init.Weights;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Times training steps of the same network in SameDiff and in Deeplearning4j's layers, in turn, with the threads that the latter is tuned to. {@code mvn compile
 * exec:exec@speed -pl benchmarks -am -Dspeed.main=backproplab.benchmarks.samediff.SameDiffSteps} prints a line per workload; names of workloads as arguments choose.
 */
public final class SameDiffSteps {
    private static final int ROUNDS = 5;
    private static final int STEPS = 20;
    private static final double NANOS_PER_MS = 1e6;
    /** What SameDiff is written for here. */
    private static final List<Workload> WORKLOADS =
            List.of(Workload.MLP_A_B10, Workload.MLP_A_B128, Workload.CNN_B10, Workload.CNN_B128);

    private SameDiffSteps() {}

    /**
     * Runs. Ends the JVM with code 2 if a name is unknown.
     *
     * @param arguments workloads such as {@code mlp-a-b10}; none for all that SameDiff is written for here, the MLPs and CNNs
     * @throws Dl4jUnavailableException if ND4J does not load here
     */
    public static void main(String[] arguments) throws Dl4jUnavailableException {
        List<Workload> chosen;
        try {
            chosen = chosen(List.of(arguments));
        } catch (UserException e) {
            System.err.println(e.getMessage());
            System.exit(e.code().code());
            return;
        }
        Dl4jBackend.ensureAvailable();
        chosen.forEach(workload -> compare(workload, System.out));
    }

    static List<Workload> chosen(List<String> names) {
        for (String name : names) {
            if (WORKLOADS.stream().noneMatch(workload -> workload.toString().equals(name))) {
                throw UserException.usage("Unknown workload '" + Quoted.of(name) + "' for SameDiff.\nKnown: "
                        + WORKLOADS.stream().map(Workload::toString).collect(Collectors.joining(", "))
                        + "; no name runs all.");
            }
        }
        return WORKLOADS.stream()
                .filter(workload -> names.isEmpty() || names.contains(workload.toString()))
                .toList();
    }

    static void compare(Workload workload, PrintStream out) {
        DataSet batch = batch(workload);
        SameDiffNetwork sameDiff =
                new SameDiffNetwork(workload.network(), weights(workload), TrainingStep.LEARNING_RATE);
        double theirs = sameDiff.loss(batch);
        try (TrainingStep layers =
                TrainingStep.of(StepEngine.DL4J, workload, Runtime.getRuntime().availableProcessors())) {
            double ours = layers.run();
            IntConsumer layerSteps = count -> {
                for (int i = 0; i < count; i++) {
                    layers.run();
                }
            };
            double inLayers = Double.POSITIVE_INFINITY;
            double inGraph = Double.POSITIVE_INFINITY;
            // The first round is for the compiler.
            for (int round = 0; round <= ROUNDS; round++) {
                double layersNow = milliseconds(layerSteps);
                double graphNow = milliseconds(count -> sameDiff.train(batch, count));
                if (round > 0) {
                    inLayers = Math.min(inLayers, layersNow);
                    inGraph = Math.min(inGraph, graphNow);
                }
            }
            out.printf(
                    Locale.ROOT,
                    "%s: layers %.2f ms, SameDiff %.2f ms per step (fastest of %d rounds of %d steps, %s); first loss %.6f and %.6f%n",
                    workload,
                    inLayers,
                    inGraph,
                    ROUNDS,
                    STEPS,
                    layers.threads(),
                    ours,
                    theirs);
        }
    }

    private static double milliseconds(IntConsumer steps) {
        long before = System.nanoTime();
        steps.accept(STEPS);
        return (System.nanoTime() - before) / NANOS_PER_MS / STEPS;
    }

    private static Weights weights(Workload workload) {
        return InitialWeights.draw(
                workload.network().tensors(), Initializer.KAIMING_NORMAL, Initializer.DEFAULT_SCALE, TrainingStep.SEED);
    }

    private static DataSet batch(Workload workload) {
        INDArray pixels = Nd4j.createFromArray(
                        SampleBatch.normal(workload.input()).data())
                .reshape(Arrays.stream(workload.input().toArray())
                        .mapToLong(extent -> extent)
                        .toArray());
        int[] labels = SampleBatch.labels(workload.batchSize(), Workload.CLASSES);
        INDArray oneHot = Nd4j.zeros(workload.batchSize(), Workload.CLASSES);
        for (int i = 0; i < labels.length; i++) {
            oneHot.putScalar(i, labels[i], 1);
        }
        return new DataSet(pixels, oneHot);
    }
}
