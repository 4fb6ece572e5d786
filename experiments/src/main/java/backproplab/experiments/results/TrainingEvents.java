package backproplab.experiments.results;

import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.train.TrainingListener;
import backproplab.files.events.EventFile;
import backproplab.files.failure.UserException;
import backproplab.files.run.ResultFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One training as TensorBoard shows it: what epochs.csv has of every epoch, at the number of its last step, and at most {@value #MOST_LOSSES}
 * losses of single steps in each epoch. They are collected between steps and written when an epoch is done, so that no step waits for a disk.
 */
final class TrainingEvents implements TrainingListener {
    /** More points than that nobody sees: {@value}. */
    private static final int MOST_LOSSES = 100;

    private final Path folder;
    private final Clock clock;
    private EventFile file;
    private long last;
    private int every = 1;
    private int inEpoch;

    /** A training of which some steps are done already; nothing is written before the next. */
    TrainingEvents(Path folder, long stepsDone, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        last = stepsDone;
    }

    /** @throws UserException with code 4 if its file cannot be written */
    @Override
    public void epochStarted(int epoch, int steps) {
        every = Math.max(1, (steps + MOST_LOSSES - 1) / MOST_LOSSES);
        inEpoch = 0;
        if (file == null) {
            write(() -> file = EventFile.begin(folder, last + 1, clock.instant()));
        }
    }

    @Override
    public void stepDone(int iteration, int iterations, double learningRate, double loss) {
        last = iteration;
        if (inEpoch % every == 0) {
            file.add(clock.instant(), iteration, Map.of("loss/step", loss));
        }
        inEpoch++;
    }

    /** @throws UserException with code 4 if its file cannot be written */
    @Override
    public void epochDone(EpochResult result) {
        Instant now = clock.instant();
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss/train", result.trainLoss());
        // Of an epoch that diverged nothing else was measured.
        if (result.status() != RunStatus.DIVERGED) {
            values.put("loss/validation", result.validationLoss());
            values.put("accuracy/train_pct", result.trainAccuracyPct());
            values.put("accuracy/validation_pct", result.validationAccuracyPct());
            values.put("speed/train_images_per_s", result.imagesPerSecond());
        }
        values.put("schedule/lr", result.learningRate());
        values.put("schedule/epoch", (double) result.epoch());
        file.add(now, last, values);
        write(file::flush);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private void write(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw ResultFolder.unwritable(file == null ? folder : file.path(), e);
        }
    }
}
