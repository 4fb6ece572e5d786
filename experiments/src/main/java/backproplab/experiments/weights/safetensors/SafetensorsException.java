package backproplab.experiments.weights.safetensors;

import java.io.IOException;
import java.nio.file.Path;

/** A file that cannot be read as safetensors; its message is two lines: what is wrong where, and what to do. */
public final class SafetensorsException extends IOException {
    private static final long serialVersionUID = 1L;

    private SafetensorsException(String message) {
        super(message);
    }

    /** A path that leads to no file. */
    static SafetensorsException noFile(Path file, String what) {
        return new SafetensorsException(file + " " + what + ".\nName an existing .safetensors file.");
    }

    /** A file that breaks a rule of the format. */
    static SafetensorsException malformed(Path file, String what) {
        return new SafetensorsException(
                file + ": " + what + ".\nThe file is damaged or of another format: copy it again, or save it anew.");
    }

    /** A file that is all right, but not for this reader. */
    static SafetensorsException unsupported(Path file, String what, String whatToDo) {
        return new SafetensorsException(file + ": " + what + ".\n" + whatToDo);
    }
}
