package backproplab.experiments.compare;

import backproplab.datasets.Batches;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.LayerRow;
import backproplab.experiments.results.RunLine;
import backproplab.experiments.results.RunTables;
import backproplab.experiments.train.Trainer;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.watch.NetworkWatch;
import backproplab.experiments.watch.Probe;
import backproplab.files.failure.UserException;
import backproplab.network.engine.Engine;
import backproplab.network.engine.EngineState;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the layers of a network in training, and writes what is seen. What goes wrong here ends the watching, not the training. */
final class LayerHistory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LayerHistory.class);

    private final PreparedRun run;
    private final EngineKind kind;
    private final RunTables folder;
    private final RunLine line;
    private final long heap;
    private final Supplier<Engine> twins;
    private final Consumer<String> warning;
    /** Made when it is needed first. */
    private NetworkWatch watch;

    private boolean over;

    /**
     * Nothing is made yet.
     *
     * @param run what is trained
     * @param kind on which engine
     * @param folder receives the rows
     * @param line their first cells
     * @param heap how many bytes there are for the training and what watches it
     * @param twins makes an engine like the one that trains
     * @param warning is told why nothing is watched any more
     */
    LayerHistory(
            PreparedRun run,
            EngineKind kind,
            RunTables folder,
            RunLine line,
            long heap,
            Supplier<Engine> twins,
            Consumer<String> warning) {
        this.run = run;
        this.kind = kind;
        this.heap = heap;
        this.folder = folder;
        this.line = line;
        this.twins = twins;
        this.warning = warning;
    }

    /**
     * Looks and writes.
     *
     * @param epoch how many epochs are done
     * @param state of the network
     * @param learningRate of the step that is tried
     */
    void look(int epoch, Supplier<EngineState> state, double learningRate) {
        if (over) {
            return;
        }
        // What watches would take the memory first, and the training would end for want of it.
        if (run.tooLarge(kind, heap / 2).isPresent()) {
            over = true;
            warning.accept(who() + " are not watched: the copy that is looked at needs as much heap as the training,"
                    + " and there is not enough for both.\nIt trains without. Make the network smaller with --hidden,"
                    + " --width or --batch-size, or give the JVM more: MAVEN_OPTS=-Xmx.");
            return;
        }
        try {
            if (watch == null) {
                watch = new NetworkWatch(twins.get(), run.network().network(), probe(run.job()));
            }
            List<LayerRow> rows = watch.look(state.get(), learningRate).stream()
                    .map(layer -> new LayerRow(line, epoch, layer))
                    .toList();
            folder.layers(rows);
        } catch (UserException unwritable) {
            throw unwritable;
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LOG.debug("not watched", e);
            over = true;
            close();
            warning.accept(
                    who() + " are not watched any more: " + e + "\nIt trains on; layers.csv has what was seen before.");
        }
    }

    private String who() {
        return "The layers of " + line.key().model() + " on " + line.key().engine();
    }

    private static Probe probe(Trainer.Job job) {
        TrainingData data = job.data();
        int count = Math.min(Probe.IMAGES, data.trainCount());
        try (Batches pass = data.firstTrainImages(count, job.loop().augmentation())) {
            return Probe.of(pass.next());
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }
}
