package backproplab.experiments.parity;

/** Two engines differ for another reason than a tie; the message says what speaks against one. */
final class NoTieException extends Exception {
    private static final long serialVersionUID = 1L;

    NoTieException(String message) {
        super(message);
    }
}
