package backproplab.experiments.checkpoint;

import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Progress;
import backproplab.experiments.weights.safetensors.SafeTensor;
import backproplab.files.disk.RecordJson;
import backproplab.network.engine.EngineState;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All of a checkpoint but its tensors, as it is written.
 *
 * @param command what was started
 * @param ended how many bytes of {@value EndedRuns#FILE} are the runs that are over
 * @param open the one after them; null if no epoch of it is done
 */
record CheckpointText(StartedCommand command, long ended, OpenText open) {

    /**
     * An open run without its tensors.
     *
     * @param key which run it is
     * @param backend what computes
     * @param epochs every epoch so far
     * @param firstBatchLoss loss of the very first batch
     * @param bestEpoch number of the best validation epoch
     * @param steps training steps made
     * @param optimizerSteps steps as the update rule counts them
     */
    record OpenText(
            RunKey key,
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
                    open.key(),
                    open.backend(),
                    progress.epochs(),
                    progress.firstBatchLoss(),
                    progress.bestEpoch(),
                    state.steps(),
                    state.optimizerSteps());
        }

        OpenRun with(List<SafeTensor> tensors) {
            return new OpenRun(
                    key,
                    backend,
                    new Progress(
                            epochs,
                            firstBatchLoss,
                            CheckpointTensors.named(tensors, CheckpointTensors.BEST),
                            bestEpoch),
                    new EngineState(
                            CheckpointTensors.named(tensors, CheckpointTensors.WEIGHTS),
                            steps,
                            optimizerSteps,
                            CheckpointTensors.optimizer(tensors)));
        }
    }

    static void write(Path file, Checkpoint checkpoint) {
        Optional<OpenRun> open = checkpoint.open();
        CheckpointText text = new CheckpointText(
                checkpoint.command(), checkpoint.ended(), open.map(OpenText::of).orElse(null));
        CheckpointFile.write(
                file, RecordJson.write(text), open.map(CheckpointTensors::of).orElse(List.of()));
    }

    static Checkpoint read(Path file) {
        return CheckpointFile.read(file, CheckpointText::parse);
    }

    private static Checkpoint parse(String json, List<SafeTensor> tensors) throws JsonProcessingException {
        CheckpointText text = RecordJson.read(json, CheckpointText.class);
        return new Checkpoint(
                text.command(), text.ended(), Optional.ofNullable(text.open()).map(open -> open.with(tensors)));
    }
}
