package backproplab.experiments.engine;

import backproplab.files.failure.UserException;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.rule.OptimizerSpec;
import java.util.Locale;

/** Compares what a run will need with what the JVM may use, before anything large is allocated. */
public final class MemoryNeed {
    /** Value and gradient; what the update rule keeps comes on top. */
    private static final int COPIES_OF_A_PARAMETER = 2;
    /** The first and the best weights and those of a checkpoint, kept in double; with the last goes what the rule keeps. */
    private static final int SNAPSHOTS = 3;

    private MemoryNeed() {}

    /**
     * Estimates the heap of one run.
     *
     * @param kind the engine; a framework keeps its numbers outside the heap
     * @param network the model's sizes
     * @param rule the update rule
     * @param training images of a training step: outputs and their gradients
     * @param evaluation images of an evaluation pass: outputs, in the same buffers
     * @return bytes of heap
     */
    static long heapBytes(EngineKind kind, NetworkSpec network, OptimizerSpec.Kind rule, int training, int evaluation) {
        long parameters = network.parameterCount();
        long snapshots = (SNAPSHOTS + rule.slots()) * parameters * Double.BYTES;
        if (kind.role().outsideTheHeap()) {
            return snapshots;
        }
        long images = (long) training + Math.max(training, evaluation);
        long numbers = (COPIES_OF_A_PARAMETER + rule.slots()) * parameters + network.activationsPerSample() * images;
        return snapshots + numbers * kind.bytesPerNumber();
    }

    /**
     * Refuses a run that cannot fit.
     *
     * @param kind the engine
     * @param network the model's sizes
     * @param rule the update rule
     * @param training images of a training step
     * @param evaluation images of an evaluation pass
     * @param maxHeap the JVM's limit in bytes
     * @throws UserException with code 4 if the run needs more than the limit
     */
    public static void check(
            EngineKind kind, NetworkSpec network, OptimizerSpec.Kind rule, int training, int evaluation, long maxHeap) {
        long need = heapBytes(kind, network, rule, training, evaluation);
        if (need > maxHeap) {
            throw UserException.environment(String.format(
                    Locale.ROOT,
                    "This network needs about %s of heap for engine %s (%,d parameters, batch %d); the JVM may use"
                            + " %s.\nMake it smaller with --hidden, --width or --batch-size, or give the JVM more:"
                            + " MAVEN_OPTS=-Xmx%dg.",
                    gigabytes(need),
                    kind.token(),
                    network.parameterCount(),
                    training,
                    gigabytes(maxHeap),
                    need / (1L << 30) + 2));
        }
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}
