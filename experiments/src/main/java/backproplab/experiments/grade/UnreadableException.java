package backproplab.experiments.grade;

/** One submission that cannot be read; the others can. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * A submission that cannot be read.
     *
     * @param message why, a sentence
     */
    UnreadableException(String message) {
        super(message);
    }
}
