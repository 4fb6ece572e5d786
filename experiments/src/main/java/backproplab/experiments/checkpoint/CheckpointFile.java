package backproplab.experiments.checkpoint;

import backproplab.experiments.weights.safetensors.HeaderTooLongException;
import backproplab.experiments.weights.safetensors.SafeTensor;
import backproplab.experiments.weights.safetensors.SafetensorsException;
import backproplab.experiments.weights.safetensors.SafetensorsFile;
import backproplab.experiments.weights.safetensors.SafetensorsReader;
import backproplab.experiments.weights.safetensors.SafetensorsWriter;
import backproplab.files.failure.Quoted;
import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A text and tensors on disk: one {@code .safetensors} file, replaced by renaming, so that whatever ends the process leaves the old one
 * or the new one. A checksum over all of it finds what a disk or an editor changed.
 */
final class CheckpointFile {
    private static final String FORMAT = "checkpoint_version";
    private static final String VERSION = "4";
    private static final String RUN = "run";
    private static final String ADVICE = "start the command again without --resume; the tables in its folder stay.";

    private CheckpointFile() {}

    /**
     * What a file means.
     *
     * @param <T> its type
     */
    @FunctionalInterface
    interface Meaning<T> {

        /** Throws {@link IllegalArgumentException} too if they do not fit together. */
        T of(String text, List<SafeTensor> tensors) throws JsonProcessingException;
    }

    static void write(Path path, String text, List<SafeTensor> tensors) {
        SafetensorsFile content = new SafetensorsFile(Map.of(FORMAT, VERSION, RUN, text), tensors);
        try {
            SafetensorsWriter.write(path, content.withChecksum());
        } catch (HeaderTooLongException e) {
            // Space does not help: the text is part of the header.
            throw UserException.environment(
                    "Cannot write the checkpoint " + path + ": " + Reason.of(e)
                            + ".\nThere is too much to note: train fewer models, seeds or epochs with one command.",
                    e);
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot write the checkpoint " + path + ": " + Reason.of(e) + ".\nFree some space there.", e);
        }
    }

    static <T> T read(Path path, Meaning<T> meaning) {
        try {
            SafetensorsFile file = SafetensorsReader.read(path);
            check(path, file);
            return meaning.of(file.metadata().get(RUN), file.tensors());
        } catch (SafetensorsException e) {
            throw damaged(e.getMessage().lines().findFirst().orElse(""), e);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw damaged(path + ": what it says of the run cannot be read.", e);
        } catch (IOException e) {
            throw UserException.data("Cannot read " + path + ": " + Reason.of(e) + ".\nIs it yours to read?", e);
        }
    }

    private static void check(Path path, SafetensorsFile file) {
        Map<String, String> metadata = file.metadata();
        if (!metadata.containsKey(FORMAT) || !metadata.containsKey(RUN)) {
            throw damaged(path + " is no checkpoint of Backprop Lab.", null);
        }
        String version = metadata.get(FORMAT);
        if (!version.equals(VERSION)) {
            throw UserException.data("Cannot go on with " + path + ": another version of Backprop Lab wrote it (format "
                    + Quoted.of(version) + ", not " + VERSION
                    + ").\nGo on with the version that began the run, or " + ADVICE);
        }
        if (!file.checksumHolds().orElse(false)) {
            throw damaged(path + ": its content does not match its checksum.", null);
        }
    }

    private static UserException damaged(String what, Exception cause) {
        return UserException.data("Damaged checkpoint: " + what + "\nIt cannot be gone on with: " + ADVICE, cause);
    }
}
