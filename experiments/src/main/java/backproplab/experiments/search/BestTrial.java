package backproplab.experiments.search;

import backproplab.datasets.Batches;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.results.SearchFolder;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.weights.Origin;
import backproplab.experiments.weights.WeightFile;
import backproplab.network.engine.Engine;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.init.Weights;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The best of the trials that ended, with the weights of its best validation epoch: only they are worth their memory. */
final class BestTrial {
    private static final Logger LOG = LoggerFactory.getLogger(BestTrial.class);

    private final Journal journal;
    /** Asked by threads that train while the search takes note of others. */
    private volatile Optional<TrialResult> best;

    private Optional<TrialTrainer.Trained> kept = Optional.empty();

    BestTrial(Journal journal) {
        this.journal = journal;
        best = first();
    }

    private Optional<TrialResult> first() {
        List<TrialResult> ranked = TrialRanking.of(journal.results());
        return ranked.isEmpty() ? Optional.empty() : Optional.of(ranked.get(0));
    }

    /** Takes note of a trial that the journal has. */
    void offer(TrialTrainer.Trained trained) {
        TrialResult result = trained.result();
        if (best.isEmpty() || TrialRanking.before(result, best.get())) {
            best = Optional.of(result);
        } else if (best.get().trial() == result.trial()) {
            // It was the best until this rung.
            best = first();
        }
        if (isBest(result)) {
            kept = Optional.of(trained);
        }
    }

    private boolean isBest(TrialResult result) {
        return best.filter(first -> first.isOf(result.trial(), result.rung())).isPresent();
    }

    /** The best so far, if there is one. */
    Optional<TrialResult> soFar() {
        return best;
    }

    /** The best so far; there must be one. */
    TrialResult result() {
        return best.orElseThrow();
    }

    /** Its weights, if this process trained it and it has any. */
    Optional<Weights> weights() {
        return kept.filter(trained -> isBest(trained.result()))
                .flatMap(TrialTrainer.Trained::weights)
                .map(Supplier::get);
    }

    /** Whether {@link #weights} are there. */
    boolean hasWeights() {
        return kept.filter(
                        trained -> isBest(trained.result()) && trained.weights().isPresent())
                .isPresent();
    }

    /** Whether this process noted it as the best and got no weights with it, since they are too large to travel. */
    boolean cameWithoutWeights() {
        return kept.filter(
                        trained -> isBest(trained.result()) && trained.weights().isEmpty())
                .isPresent();
    }

    /** The one look at the test set; tells after every batch how many images it has. */
    static SearchEnd test(
            PreparedTrial trial, EngineKind kind, ThreadPlan threads, Weights weights, IntConsumer tested) {
        PreparedRun run = trial.run();
        TrainingData data = run.job().data();
        try (Engine engine = Engines.create(kind, run.network(), threads);
                Batches images = data.test(run.plan().recipe().loop().augmentation())) {
            engine.load(weights);
            Evaluation test = Evaluation.of(engine, images, data.source().test().size(), data.classes(), tested);
            return new SearchEnd(test.accuracyPct(), test.loss());
        }
    }

    /** Saves the weights; the warning if nobody could use them. */
    static Optional<String> save(
            PreparedTrial trial, TrialResult result, EngineKind kind, Weights weights, SearchFolder folder) {
        PreparedRun run = trial.run();
        String name = run.plan().token() + "-trial" + result.trial() + "-seed" + run.seed() + "-" + kind.token();
        Origin origin = new Origin(run.job().data().source().train().name(), result.bestEpoch(), run.seed());
        try {
            WeightFile.save(folder.weights(name), weights, run.description(), origin);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            // What was measured is worth more than a file that nobody could use.
            LOG.debug("weights not saved", e);
            return Optional.of("The weights of the best trial were not saved: " + e.getMessage());
        }
    }
}
