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

    /** For a neutral name that has no counterpart; {@code known} lists those that have. */
    static UnsupportedByDl4jException unknown(String kind, String name, String known) {
        return new UnsupportedByDl4jException("Deeplearning4j has no " + kind + " " + name + " here.\nIt has " + known
                + ".\nThe manual engine can run alone: --engines manual");
    }
}
