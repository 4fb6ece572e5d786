package backproplab.experiments.train;

import backproplab.network.init.Weights;
import java.util.List;

/**
 * Where a run is after a whole epoch. Together with the engine's state it is all that the loop needs to go on: the order of the
 * images and their changes follow from seed and epoch, and the schedule from the losses.
 *
 * @param epochs every epoch so far, at least one, all of them regular
 * @param firstBatchLoss loss of the very first batch
 * @param best weights of the best validation epoch
 * @param bestEpoch its number, from 1
 */
public record Progress(List<EpochResult> epochs, double firstBatchLoss, Weights best, int bestEpoch) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the best epoch is not among the epochs
     */
    public Progress {
        epochs = List.copyOf(epochs);
        if (bestEpoch < 1 || bestEpoch > epochs.size()) {
            throw new IllegalArgumentException("best epoch " + bestEpoch + " of " + epochs.size());
        }
    }
}
