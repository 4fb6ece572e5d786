package backproplab.check.verdict;

import backproplab.check.trial.Role;
import java.util.List;
import java.util.Optional;

/** The one mistake that needs no catalogue: what a class was given is not what it was. */
final class ChangedArguments {
    /** Its name among the mistakes: {@value}. */
    static final String ID = "argument-changed";

    private ChangedArguments() {}

    /** Told where no mistake of the catalogue says by what it was changed. */
    static Optional<Explanation> of(String subject, List<Trial> trials, List<String> wrong, List<Explanation> told) {
        List<String> changed = wrong.stream()
                .filter(quantity -> Consequences.role(quantity, trials) == Role.ARGUMENT)
                .filter(quantity ->
                        told.stream().noneMatch(one -> one.explains().contains(quantity)))
                .toList();
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        boolean whole = changed.containsAll(wrong);
        String words = Words.list(changed) + (changed.size() == 1 ? " is" : " are")
                + " not what was given: what a method is given it may read, not write"
                + (whole ? "." : "; mend this first, other numbers may be wrong because of it.");
        return Optional.of(new Explanation(
                ID, true, changed, whole, false, true, false, words, Textbook.read(subject, Role.FORWARD)));
    }
}
