package backproplab.experiments.checkpoint;

import backproplab.datasets.Dataset;
import backproplab.experiments.results.FinalModel;
import backproplab.experiments.results.FinalModel.Mistake;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.results.RunLine;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import backproplab.files.failure.Quoted;
import backproplab.files.failure.UserException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One engine's run that is over: a {@link RunResult} as it is written.
 *
 * @param key which run it was
 * @param backend what computed; empty if nothing did
 * @param status how it ended
 * @param message for people
 * @param epochs every epoch
 * @param firstBatchLoss loss of the very first batch; NaN if there was none
 * @param test on the test set; null if it did not get there
 * @param mistakes its most confident mistakes there, the surest first; null if they were not looked for
 * @param host the machine that trained it, where others do; null for the one that collects the results
 */
public record EndedRun(
        RunKey key,
        String backend,
        RunStatus status,
        String message,
        List<EpochResult> epochs,
        double firstBatchLoss,
        Evaluation test,
        List<Mistake> mistakes,
        String host) {

    /**
     * Copies the lists.
     */
    public EndedRun {
        epochs = List.copyOf(epochs);
        mistakes = mistakes == null ? null : List.copyOf(mistakes);
    }

    /**
     * A result with what computed it.
     *
     * @param key which run it was
     * @param backend what computed; empty if nothing did
     * @param result what the run left
     * @param model what the network says of the test images; empty if that was not told
     * @return the same in another form
     */
    public static EndedRun of(RunKey key, String backend, RunResult result, Optional<FinalModel> model) {
        return new EndedRun(
                key,
                backend,
                result.status(),
                result.message(),
                result.epochs(),
                result.firstBatchLoss(),
                result.test().orElse(null),
                model.map(FinalModel::mistakes).orElse(null),
                null);
    }

    /**
     * The same of another machine.
     *
     * @param machine its name
     * @param told the message as it is said of another machine
     * @return with that host and message
     */
    public EndedRun trainedBy(String machine, String told) {
        return new EndedRun(key, backend, status, told, epochs, firstBatchLoss, test, mistakes, machine);
    }

    /**
     * What the network said of the test images, for the tables about it.
     *
     * @param line which run, as tables have it
     * @param images the test set
     * @return empty if it did not get there, or that was not told
     * @throws UserException with code 3 if these are other images
     */
    public Optional<FinalModel> model(RunLine line, Dataset images) {
        if (test == null || mistakes == null) {
            return Optional.empty();
        }
        boolean fits = test.predictions().length == images.size()
                && Arrays.stream(test.predictions()).allMatch(label -> label >= 0 && label < images.classes())
                && mistakes.stream().allMatch(mistake -> mistake.image() >= 0 && mistake.image() < images.size());
        if (!fits) {
            throw UserException.data("Damaged checkpoint: what it says of the test images, by " + Quoted.of(key.model())
                    + " on " + Quoted.of(key.engine())
                    + ", does not fit them.\nStart the command again without --resume.");
        }
        return Optional.of(new FinalModel(line, images.classNames(), images.labels(), test.predictions(), mistakes));
    }

    /**
     * What the run left.
     *
     * @return the result
     */
    public RunResult result() {
        return new RunResult(status, message, epochs, firstBatchLoss, Optional.ofNullable(test));
    }
}
