package backproplab.check.own;

import backproplab.check.trial.Subjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A kind of class that can be brought. */
interface OwnKind {
    /** What the user says of a class that is everything it can be: {@value}. */
    String ALL = "all";

    /** What such a class implements. */
    Class<?> type();

    /** What it is checked as. */
    List<OwnPart> parts(OwnClass own, Optional<String> as);

    /** Of several parts of a class the one that is asked for. */
    static List<OwnPart> chosen(OwnClass own, List<OwnPart> parts, Optional<String> as) {
        return as.isEmpty() ? parts : said(own, parts, as);
    }

    /** The same of a class that may be any of its parts or all of them, which the user has to say. */
    static List<OwnPart> said(OwnClass own, List<OwnPart> parts, Optional<String> as) {
        List<String> names = new ArrayList<>();
        parts.forEach(part -> names.add(part.subject().name()));
        if (names.size() > 1) {
            names.add(ALL);
        }
        String wanted = needed(own, as, names);
        if (wanted.equals(ALL)) {
            return parts;
        }
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
            String next = "What --as can say of it is " + choice + ".";
            throw as.get().equals(ALL) || Subjects.find(as.get()).isPresent()
                    ? own.refused("cannot be checked as " + as.get(), next)
                    : own.refused("is no '" + as.get() + "': there is no such kind", next);
        }
        return as.get();
    }
}
