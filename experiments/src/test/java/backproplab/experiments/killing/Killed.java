package backproplab.experiments.killing;

/** What a killed process looks like from inside; nothing in the program catches it. */
public final class Killed extends Error {
    private static final long serialVersionUID = 1L;
}
