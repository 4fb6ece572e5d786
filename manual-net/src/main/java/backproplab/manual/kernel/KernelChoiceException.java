package backproplab.manual.kernel;

/** Inner loops were asked for that this process cannot have. The message is for people. */
public final class KernelChoiceException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    KernelChoiceException(String message, Throwable cause) {
        super(message, cause);
    }
}
