package backproplab.check.alone;

import backproplab.check.verdict.CheckResult;
import java.util.List;
import java.util.Optional;

/**
 * What became of one task.
 *
 * @param outcome how far it went
 * @param words why it was not checked, one to three lines; empty if it was
 * @param result what was found; empty if it was not checked
 * @param matrices lines that show the first wrong quantity: inputs, expected, the class's own, difference; empty if nothing is wrong
 * @param printed the beginning of what the class printed meanwhile
 */
public record Answer(
        Outcome outcome, String words, Optional<CheckResult> result, List<String> matrices, String printed) {

    /** How far a task went. */
    public enum Outcome {
        /** It was checked. */
        CHECKED,
        /** Its file does not compile. */
        NOT_COMPILED,
        /** There is no such class, or it cannot be made. */
        NO_PART
    }

    /** Something that was not checked. */
    static Answer refused(Outcome outcome, String words, String printed) {
        return new Answer(outcome, words, Optional.empty(), List.of(), printed);
    }
}
