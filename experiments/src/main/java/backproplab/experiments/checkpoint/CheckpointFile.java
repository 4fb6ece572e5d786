package backproplab.experiments.checkpoint;

import backproplab.experiments.engine.EngineState;
import backproplab.experiments.failure.UserException;
import backproplab.experiments.train.Progress;
import backproplab.experiments.weights.safetensors.SafeTensor;
import backproplab.experiments.weights.safetensors.SafetensorsException;
import backproplab.experiments.weights.safetensors.SafetensorsFile;
import backproplab.experiments.weights.safetensors.SafetensorsReader;
import backproplab.experiments.weights.safetensors.SafetensorsWriter;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint on disk: one {@code .safetensors} file, replaced by renaming, so that whatever ends the process leaves the old one or
 * the new one. A checksum over all of it finds what a disk or an editor changed.
 */
final class CheckpointFile {
    private static final String FORMAT = "checkpoint_version";
    private static final String VERSION = "1";
    private static final String RUN = "run";
    private static final String CHECKSUM = "checksum";
    private static final String ADVICE =
            "\nIt cannot be gone on with: start the command again without --resume; the tables in its folder stay.";

    private CheckpointFile() {}

    static void write(Path path, Checkpoint checkpoint) {
        String text = CheckpointText.of(checkpoint).json();
        List<SafeTensor> tensors = checkpoint.open().map(CheckpointTensors::of).orElse(List.of());
        Map<String, String> metadata =
                Map.of(FORMAT, VERSION, RUN, text, CHECKSUM, CheckpointTensors.checksum(text, tensors));
        try {
            SafetensorsWriter.write(path, new SafetensorsFile(metadata, tensors));
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot write the checkpoint " + path + ": " + e + ".\nFree some space there.", e);
        }
    }

    static Checkpoint read(Path path) {
        try {
            SafetensorsFile file = SafetensorsReader.read(path);
            check(path, file);
            CheckpointText text = CheckpointText.parse(file.metadata().get(RUN));
            return new Checkpoint(
                    text.command(),
                    text.ended(),
                    Optional.ofNullable(text.open()).map(open -> open(open, file.tensors())));
        } catch (SafetensorsException e) {
            throw damaged(e.getMessage().lines().findFirst().orElse(""), e);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw damaged(path + ": what it says of the run cannot be read.", e);
        } catch (IOException e) {
            throw UserException.data("Cannot read " + path + ": " + e + ".\nIs it yours to read?", e);
        }
    }

    private static void check(Path path, SafetensorsFile file) {
        Map<String, String> metadata = file.metadata();
        if (!metadata.containsKey(FORMAT) || !metadata.containsKey(RUN)) {
            throw damaged(path + " is no checkpoint of Backprop Lab.", null);
        }
        if (!metadata.get(FORMAT).equals(VERSION)) {
            throw damaged(path + " was written by another version of Backprop Lab.", null);
        }
        String sum = CheckpointTensors.checksum(metadata.get(RUN), file.tensors());
        if (!sum.equals(metadata.get(CHECKSUM))) {
            throw damaged(path + ": its content does not match its checksum.", null);
        }
    }

    private static OpenRun open(CheckpointText.OpenText open, List<SafeTensor> tensors) {
        return new OpenRun(
                open.backend(),
                new Progress(open.epochs(), open.firstBatchLoss(), CheckpointTensors.best(tensors), open.bestEpoch()),
                new EngineState(
                        CheckpointTensors.weights(tensors),
                        open.steps(),
                        open.optimizerSteps(),
                        CheckpointTensors.optimizer(tensors)));
    }

    private static UserException damaged(String what, Exception cause) {
        return UserException.data("Damaged checkpoint: " + what + ADVICE, cause);
    }
}
