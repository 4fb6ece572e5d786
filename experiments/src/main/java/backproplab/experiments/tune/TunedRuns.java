package backproplab.experiments.tune;

import backproplab.experiments.compare.ComparisonSettings;
import backproplab.experiments.compare.Estimate;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.train.TrainingData;
import backproplab.files.failure.UserException;
import backproplab.network.engine.Engine;
import backproplab.network.engine.ThreadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every network with every seed on every engine, one after the other, each on an engine that is thrown away then. */
public final class TunedRuns {
    private static final Logger LOG = LoggerFactory.getLogger(TunedRuns.class);

    private final ComparisonSettings settings;
    private final List<Cell> cells = new ArrayList<>();

    /**
     * A network on an engine.
     *
     * @param run the network, its data and its settings
     * @param kind the engine
     */
    public record Cell(PreparedRun run, EngineKind kind) {}

    /**
     * What is done with each.
     *
     * @param <R> what it leaves
     */
    public interface Work<R> {
        /**
         * Trains it.
         *
         * @param cell which
         * @param engine with its first weights
         * @return what came of it
         */
        R train(Cell cell, Engine engine);

        /**
         * It could not be trained; the others go on.
         *
         * @param cell which
         * @param status {@code FAILED} or {@code SKIPPED}
         * @param why what happened
         * @return what is said of it
         */
        R untrained(Cell cell, RunStatus status, String why);
    }

    /**
     * Checks settings against data.
     *
     * @param settings networks, engines, seeds and threads
     * @param data images
     * @throws UserException with code 2 for settings that cannot be
     */
    public TunedRuns(ComparisonSettings settings, TrainingData data) {
        this.settings = settings;
        settings.plans().forEach(plan -> settings.seeds().forEach(seed -> {
            PreparedRun run = PreparedRun.of(plan, seed, data, settings.start());
            settings.engines().forEach(kind -> cells.add(new Cell(run, kind)));
        }));
    }

    /**
     * What should be known of them before.
     *
     * @param ofEach what there is to say of one
     * @return each text once
     */
    public List<String> warnings(Function<PreparedRun, List<String>> ofEach) {
        return cells.stream()
                .flatMap(cell -> ofEach.apply(cell.run()).stream())
                .distinct()
                .toList();
    }

    /**
     * Times some steps of each.
     *
     * @param steps how many steps of training a network makes, evaluations counted as what they cost of one
     * @return seconds of all; those that cannot be trained count nothing
     */
    public double seconds(ToDoubleFunction<PreparedRun> steps) {
        double sum = 0;
        for (Cell cell : cells) {
            if (tooLarge(cell).isPresent()) {
                continue;
            }
            try (Engine engine = open(cell)) {
                double measured = StepProbe.seconds(engine, cell.run().job());
                sum += steps.applyAsDouble(cell.run())
                        * Estimate.stepSeconds(cell.run(), cell.kind(), measured, own(cell));
            } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
                LOG.debug("not timed; what it is shows when it is trained", e);
            }
        }
        return sum;
    }

    /**
     * Goes through all.
     *
     * @param work what is done with each
     * @param done hears of each when it is over
     * @param <R> what each leaves
     * @return what all left
     */
    public <R> List<R> each(Work<R> work, Consumer<R> done) {
        List<R> results = new ArrayList<>();
        for (Cell cell : cells) {
            R result = one(cell, work);
            done.accept(result);
            results.add(result);
        }
        return results;
    }

    private <R> R one(Cell cell, Work<R> work) {
        Optional<String> tooLarge = tooLarge(cell);
        if (tooLarge.isPresent()) {
            return work.untrained(cell, RunStatus.SKIPPED, tooLarge.get());
        }
        try (Engine engine = open(cell)) {
            return work.train(cell, engine);
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LOG.debug("{} failed", cell.kind().token(), e);
            return work.untrained(cell, RunStatus.FAILED, e.toString());
        }
    }

    private static Optional<String> tooLarge(Cell cell) {
        return cell.run().tooLarge(cell.kind(), Runtime.getRuntime().maxMemory());
    }

    private boolean own(Cell cell) {
        return settings.layers().filter(layers -> layers.kind() == cell.kind()).isPresent();
    }

    private Engine open(Cell cell) {
        int threads = settings.threads().orElse(Runtime.getRuntime().availableProcessors());
        Engine engine = Engines.create(cell.kind(), cell.run().network(), ThreadPlan.all(threads), settings.layers());
        try {
            engine.load(cell.run().initialWeights());
            return engine;
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            engine.close();
            throw e;
        }
    }
}
