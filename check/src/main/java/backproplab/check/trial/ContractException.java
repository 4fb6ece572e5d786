package backproplab.check.trial;

/** A part that returns what no part may return, so that a fixture cannot go on. The message says what, in a line. */
public final class ContractException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A broken promise.
     *
     * @param message what the part did and what it must do
     */
    public ContractException(String message) {
        super(message);
    }

    /**
     * Refuses null.
     *
     * @param value what a method returned
     * @param method its name
     * @param <V> its type
     * @return the value
     * @throws ContractException if it is null
     */
    public static <V> V present(V value, String method) {
        if (value == null) {
            throw new ContractException(method + " returned null");
        }
        return value;
    }
}
