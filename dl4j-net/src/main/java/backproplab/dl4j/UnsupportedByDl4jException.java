package backproplab.dl4j;

/** A part of a network or of its training that Deeplearning4j cannot do as asked; it is refused, never approximated. */
public final class UnsupportedByDl4jException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what cannot be done.
     *
     * @param message one to three lines: what, why, what to do next
     */
    public UnsupportedByDl4jException(String message) {
        super(message);
    }
}
