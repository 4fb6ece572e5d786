package backproplab.check.own;

import backproplab.check.trial.Subjects;
import java.util.List;
import java.util.Optional;

/** A kind of class that can be brought. */
interface OwnKind {

    /** What such a class implements. */
    Class<?> type();

    /** What it is checked as. */
    List<OwnPart> parts(OwnClass own, Optional<String> as);

    /** Of several parts of a class the one that is asked for. */
    static List<OwnPart> chosen(OwnClass own, List<OwnPart> parts, Optional<String> as) {
        if (as.isEmpty()) {
            return parts;
        }
        List<String> names = parts.stream().map(part -> part.subject().name()).toList();
        String wanted = needed(own, as, names);
        return parts.stream()
                .filter(part -> part.subject().name().equals(wanted))
                .toList();
    }

    /** What the user says a class is, where the class alone does not. */
    static String needed(OwnClass own, Optional<String> as, List<String> known) {
        String choice = known.size() == 1 ? known.get(0) : "one of " + String.join(", ", known);
        if (as.isEmpty()) {
            throw own.refused("does not say what it computes", "Say it with --as: " + choice + ".");
        }
        if (!known.contains(as.get())) {
            String why =
                    Subjects.find(as.get()).isPresent() ? "cannot be checked as " : "is said to be what is not known: ";
            throw own.refused(why + as.get(), "What --as can say of it is " + choice + ".");
        }
        return as.get();
    }
}
