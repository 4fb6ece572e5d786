package backproplab.experiments.weights.safetensors;

import java.io.IOException;

/** A file that is not written since its header would be longer than the format allows. */
public final class HeaderTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    HeaderTooLongException(long headerBytes) {
        super("its header would have " + headerBytes + " bytes, above the format's limit of " + Limits.HEADER_BYTES);
    }
}
