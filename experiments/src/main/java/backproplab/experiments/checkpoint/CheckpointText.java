package backproplab.experiments.checkpoint;

import backproplab.experiments.engine.EngineState;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Progress;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * All of a checkpoint but its tensors, as JSON: numbers come back to the last bit, NaN included.
 *
 * @param command what was started
 * @param ended the runs that are over
 * @param open the one after them; null if no epoch of it is done
 */
record CheckpointText(StartedCommand command, List<EndedRun> ended, OpenText open) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    CheckpointText {
        ended = List.copyOf(ended);
    }

    /**
     * An open run without its tensors.
     *
     * @param backend what computes
     * @param epochs every epoch so far
     * @param firstBatchLoss loss of the very first batch
     * @param bestEpoch number of the best validation epoch
     * @param steps training steps made
     * @param optimizerSteps steps as the update rule counts them
     */
    record OpenText(
            String backend,
            List<EpochResult> epochs,
            double firstBatchLoss,
            int bestEpoch,
            long steps,
            long optimizerSteps) {

        static OpenText of(OpenRun open) {
            Progress progress = open.progress();
            EngineState state = open.state();
            return new OpenText(
                    open.backend(),
                    progress.epochs(),
                    progress.firstBatchLoss(),
                    progress.bestEpoch(),
                    state.steps(),
                    state.optimizerSteps());
        }
    }

    static CheckpointText of(Checkpoint checkpoint) {
        return new CheckpointText(
                checkpoint.command(),
                checkpoint.ended(),
                checkpoint.open().map(OpenText::of).orElse(null));
    }

    static CheckpointText parse(String json) throws JsonProcessingException {
        return JSON.readValue(json, CheckpointText.class);
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }
}
