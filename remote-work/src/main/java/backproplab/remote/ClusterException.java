package backproplab.remote;

import java.util.Objects;

/** Other machines could not do something; the message is one to three lines for people: what, why, what to do. */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What went wrong, as far as somebody acts on it. */
    public enum Kind {
        /** An address, or another setting, that cannot be. */
        SETTING,
        /** Nobody is there, or somebody with whom this cannot work. */
        UNREACHABLE,
        /** One piece of work failed as often as it is tried; others are not concerned. */
        LOST,
        /** A machine must not do it ({@link RefusedException}). */
        REFUSED,
        /** The cluster was closed meanwhile. */
        CLOSED
    }

    /**
     * With its cause.
     *
     * @param kind what went wrong
     * @param message for people
     * @param cause what happened, or null
     */
    public ClusterException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /**
     * What went wrong.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }
}
