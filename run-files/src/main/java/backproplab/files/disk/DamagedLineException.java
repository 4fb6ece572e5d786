package backproplab.files.disk;

/** A line of a journal is not what was written. */
public final class DamagedLineException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Names the line.
     *
     * @param line its number, from 1
     * @param what is wrong with it
     * @param cause the error behind it; null if there is none
     */
    public DamagedLineException(int line, String what, Throwable cause) {
        super("line " + line + ": " + what, cause);
    }
}
