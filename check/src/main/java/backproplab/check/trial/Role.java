package backproplab.check.trial;

/** What an observed tensor is: decides which mistakes can be asked about it, and how a person calls it. */
public enum Role {
    /** An output, a loss, a penalty: what forward returns. */
    FORWARD,
    /** An output in evaluation. */
    EVALUATION,
    /** Gradient with respect to the input. */
    INPUT_GRADIENT,
    /** Gradient of a parameter. */
    PARAMETER_GRADIENT,
    /** What a layer or a rule keeps from step to step: running statistics, parameters after an update. */
    STATE,
    /** An argument after the call: it must be what it was. */
    ARGUMENT
}
