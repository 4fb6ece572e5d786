package backproplab.experiments.grade;

import backproplab.check.alone.Answer;

/** What is heard of a child within a time. */
sealed interface Reply {

    /** All is compiled, and the first check has begun. */
    record Ready() implements Reply {}

    /**
     * A check is over.
     *
     * @param answer what was found
     */
    record Answered(Answer answer) implements Reply {}

    /** The time is over. */
    record Silent() implements Reply {}

    /**
     * The child is gone.
     *
     * @param outOfMemory whether for want of memory
     * @param words what is known of it
     */
    record Ended(boolean outOfMemory, String words) implements Reply {}
}
