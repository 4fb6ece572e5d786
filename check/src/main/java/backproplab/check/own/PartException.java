package backproplab.check.own;

/** A class that cannot be checked: there is none, it cannot be made, or it is of no kind that is known. The message is for people: what, why, what to do. */
public final class PartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A class that cannot be checked.
     *
     * @param message one to three lines
     */
    public PartException(String message) {
        super(message);
    }
}
