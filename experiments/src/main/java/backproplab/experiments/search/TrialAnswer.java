package backproplab.experiments.search;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.remote.HeapAdvice;
import backproplab.experiments.remote.Reply;
import backproplab.experiments.remote.WeightBytes;
import backproplab.experiments.remote.WorkKind;
import backproplab.experiments.train.TrainingListener;
import backproplab.network.engine.ThreadPlan;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What another machine says of a trial; its weights go beside it.
 *
 * @param result its numbers
 * @param outOfMemory whether it failed for want of heap
 * @param seconds how long all of it took
 */
public record TrialAnswer(TrialResult result, boolean outOfMemory, double seconds) {
    private static final String WEIGHTS = "weights";

    /**
     * Trains the trial of an order in this process.
     *
     * @param order what is to be done
     * @param trial the same, made of the order's words and images
     * @param kind the order's engine
     * @return what came of it, with weights if they are better than the best and not too large
     */
    public static WorkKind.Outcome train(TrialOrder order, PreparedTrial trial, EngineKind kind) {
        TrialTrainer.Trained trained = tooLarge(order, trial, kind)
                .orElseGet(() -> TrialTrainer.train(
                        trial, order.rung(), kind, ThreadPlan.all(order.threads()), TrainingListener.NONE));
        TrialResult result = trained.outOfMemory() ? withHeap(trained.result()) : trained.result();
        Optional<byte[]> weights = trained.weights()
                .filter(any -> order.weights() && (order.best() == null || TrialRanking.before(result, order.best())))
                .map(Supplier::get)
                .flatMap(WeightBytes::of);
        return new WorkKind.Outcome(
                new TrialAnswer(result, trained.outOfMemory(), trained.seconds()),
                weights.map(bytes -> Map.of(WEIGHTS, bytes)).orElse(Map.of()));
    }

    private static Optional<TrialTrainer.Trained> tooLarge(TrialOrder order, PreparedTrial trial, EngineKind kind) {
        return TrialTrainer.tooLarge(trial, order.rung(), kind)
                .map(skipped -> new TrialTrainer.Trained(
                        skipped.result()
                                .withMessage(
                                        HeapAdvice.elsewhere(skipped.result().message())),
                        skipped.weights(),
                        skipped.outOfMemory(),
                        skipped.seconds()));
    }

    private static TrialResult withHeap(TrialResult result) {
        return result.withMessage(String.format(
                Locale.ROOT,
                "%s, with at most %.1f GiB of heap",
                result.message(),
                Runtime.getRuntime().maxMemory() / (double) (1L << 30)));
    }

    /** What a trial left, as if it had been trained here. */
    static TrialTrainer.Trained of(Reply reply) {
        TrialAnswer answer = reply.result(TrialAnswer.class);
        return new TrialTrainer.Trained(
                answer.result.on(reply.host()),
                Optional.ofNullable(reply.blobs().get(WEIGHTS)).map(bytes -> () -> WeightBytes.read(bytes)),
                answer.outOfMemory,
                answer.seconds);
    }
}
