package backproplab.experiments.parity;

/** Hears how the comparison goes. */
@FunctionalInterface
public interface ParityListener {

    /**
     * A subject was compared in one number type.
     *
     * @param result what was found
     */
    void subjectDone(SubjectResult result);
}
