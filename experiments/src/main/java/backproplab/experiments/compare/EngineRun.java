package backproplab.experiments.compare;

import backproplab.datasets.Dataset;
import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.checkpoint.OpenRun;
import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.results.EpochRow;
import backproplab.experiments.results.FinalModel;
import backproplab.experiments.results.RunLine;
import backproplab.experiments.results.RunTables;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.OutOfMemory;
import backproplab.experiments.train.Progress;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.train.Trainer;
import backproplab.experiments.train.TrainingListener;
import backproplab.experiments.weights.Origin;
import backproplab.experiments.weights.WeightFile;
import backproplab.files.failure.UserException;
import backproplab.files.run.NetworkFiles;
import backproplab.network.engine.Engine;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.init.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One plan with one seed on one engine: trains it, writes its rows and notes after each epoch where it is. */
final class EngineRun implements TrainingListener {
    private static final Logger LOG = LoggerFactory.getLogger(EngineRun.class);
    /** The epoch of weights, and of layers, that nothing was trained on yet. */
    private static final int BEFORE = 0;

    private static final double NANOS = 1e9;

    private final ComparisonSettings settings;
    private final PreparedRun run;
    private final EngineKind kind;
    private final RunTables folder;
    private final RunNotes record;
    private final ComparisonListener listener;
    private final RunLine line;
    private final RunTime time;
    private final List<EpochResult> epochs = new ArrayList<>();
    /** Null unless histories are kept. */
    private SolverHistory history;
    /** Null unless layers are watched. */
    private LayerHistory layers;

    private TrainingListener next;
    private Engine engine;
    private String backend = "";

    EngineRun(
            ComparisonSettings settings,
            PreparedRun run,
            EngineKind kind,
            RunTables folder,
            RunNotes record,
            ComparisonListener listener,
            RunTime time) {
        this.settings = settings;
        this.run = run;
        this.kind = kind;
        this.folder = folder;
        this.record = record;
        this.listener = listener;
        this.time = time;
        line = run.line(folder.runId(), settings.task(), kind);
    }

    /**
     * Trains from the beginning or from where the record says the run was.
     *
     * @param beside whether other trainings share the heap
     * @throws OutOfMemoryBesideException if the heap was too small for all of them
     */
    EndedRun train(ThreadPlan threads, boolean beside) {
        Optional<OpenRun> open = record.open(run.key(kind));
        next = TrainingListener.both(
                folder.events(run.key(kind), stepsDone(open)), listener.runStarted(kind, run.key(kind)));
        try (Engine made = Engines.create(kind, run.network(), threads, settings.layers());
                LayerHistory watched = layers(threads)) {
            engine = made;
            layers = watched;
            backend = made.backend();
            if (settings.histories()) {
                int done = open.map(before -> before.progress().epochs().size()).orElse(0);
                history = new SolverHistory(folder, line, done);
            }
            RunResult result = open.isPresent() ? resume(open.get()) : start();
            Optional<FinalModel> model = result.test().flatMap(this::describe);
            return EndedRun.of(run.key(kind), backend, result, model);
        } catch (UserException unwritable) {
            throw unwritable;
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            if (beside && OutOfMemory.in(e)) {
                throw new OutOfMemoryBesideException(e);
            }
            LOG.debug("{} failed", kind.token(), e);
            return EndedRun.of(run.key(kind), backend, RunResult.failed(e.toString(), epochs), Optional.empty());
        }
    }

    /** Null if nobody wants to see them. */
    private LayerHistory layers(ThreadPlan threads) {
        if (!settings.watched()) {
            return null;
        }
        return new LayerHistory(
                run,
                kind,
                folder,
                line,
                Runtime.getRuntime().maxMemory(),
                () -> Engines.create(kind, run.network(), threads, settings.layers()),
                listener::warning);
    }

    private long stepsDone(Optional<OpenRun> open) {
        int epochsDone = open.map(before -> before.progress().epochs().size()).orElse(0);
        return (long) epochsDone * run.job().data().stepsPerEpoch(run.job().loop());
    }

    private RunResult start() {
        Weights initial = run.initialWeights();
        Path file = folder.weights(run.key(NetworkFiles.INITIAL));
        if (settings.keptWeights().isPresent() && !Files.exists(file)) {
            // The same for every engine: the first one that trains saves them.
            save(file, initial, BEFORE);
        }
        engine.load(initial);
        if (layers != null) {
            layers.look(BEFORE, engine::state, run.job().firstRate());
        }
        return Trainer.run(run.job(), engine, this);
    }

    private RunResult resume(OpenRun open) {
        epochs.addAll(open.progress().epochs());
        try {
            engine.restore(open.state());
        } catch (IllegalArgumentException e) {
            throw UserException.data(
                    "The checkpoint of " + run.plan().token() + " on " + kind.token() + " does not fit its network: "
                            + e.getMessage() + ".\nResume with the layers and settings that the run had.",
                    e);
        }
        listener.runResumed(kind, run.key(kind), epochs.size());
        return Trainer.resume(run.job(), open.progress(), engine, this);
    }

    private Optional<FinalModel> describe(Evaluation test) {
        FinalModel model;
        try {
            model = finalModel(test);
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            // What was measured is worth more than the tables about it.
            LOG.debug("final model not described", e);
            listener.warning(
                    "The mistakes of " + run.plan().token() + " on " + kind.token() + " were not listed: " + e);
            return Optional.empty();
        }
        folder.add(model);
        return Optional.of(model);
    }

    /** The engine has the weights of the best epoch now. */
    private FinalModel finalModel(Evaluation test) {
        Dataset images = run.job().data().source().test();
        return new FinalModel(
                line,
                images.classNames(),
                images.labels(),
                test.predictions(),
                ConfidentMistakes.of(images.labels(), test));
    }

    @Override
    public void epochStarted(int epoch, int steps) {
        next.epochStarted(epoch, steps);
    }

    @Override
    public void stepDone(int iteration, int iterations, double learningRate, double loss) {
        if (history != null) {
            history.add(iteration, learningRate, loss);
        }
        next.stepDone(iteration, iterations, learningRate, loss);
    }

    @Override
    public boolean samples() {
        return history != null || next.samples();
    }

    @Override
    public void sampled(int epoch, int epochCount, double trainAccuracyPct, double validationAccuracyPct) {
        if (history != null) {
            history.sampled(epoch, trainAccuracyPct, validationAccuracyPct);
        }
        next.sampled(epoch, epochCount, trainAccuracyPct, validationAccuracyPct);
    }

    @Override
    public void evaluationStarted(Evaluation.Part part, int images) {
        next.evaluationStarted(part, images);
    }

    @Override
    public void evaluated(int images) {
        next.evaluated(images);
    }

    @Override
    public void epochDone(EpochResult result) {
        epochs.add(result);
        folder.add(new EpochRow(line, backend, result));
        if (history != null && result.status() == RunStatus.DIVERGED) {
            history.diverged();
        }
        next.epochDone(result);
        long looking = System.nanoTime();
        if (layers != null) {
            layers.look(result.epoch(), engine::state, result.learningRate());
        }
        time.epochDone(result, (System.nanoTime() - looking) / NANOS);
    }

    @Override
    public void progressed(Progress progress) {
        if (record.kept()) {
            record.progressed(new OpenRun(run.key(kind), backend, progress, engine.state()));
        }
        next.progressed(progress);
    }

    @Override
    public void trained(Weights best, int epoch) {
        next.trained(best, epoch);
        if (settings.keptWeights().isEmpty()) {
            return;
        }
        save(folder.weights(run.key(kind)), best, epoch);
    }

    private void save(Path file, Weights weights, int epoch) {
        Origin origin = new Origin(run.job().data().source().train().name(), epoch, run.seed());
        try {
            WeightFile.save(
                    file,
                    weights,
                    run.description(),
                    origin,
                    settings.keptWeights().get());
        } catch (IllegalArgumentException e) {
            // What was measured is worth more than a file that nobody could use.
            LOG.debug("weights not saved", e);
            listener.warning("The weights of " + run.plan().token() + " on " + kind.token() + " were not saved: "
                    + e.getMessage());
        }
    }
}
