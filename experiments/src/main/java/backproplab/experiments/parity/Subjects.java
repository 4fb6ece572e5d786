package backproplab.experiments.parity;

import java.util.ArrayList;
import java.util.List;

/** All that can be compared, by name. */
public final class Subjects {
    private Subjects() {}

    /**
     * Every subject.
     *
     * @param full whether those that take minutes are wanted too
     * @return layers, losses, optimizers, models
     */
    public static List<Subject> all(boolean full) {
        List<Subject> subjects = new ArrayList<>(LayerSubjects.all());
        subjects.addAll(RuleSubjects.losses());
        subjects.addAll(RuleSubjects.optimizers());
        subjects.addAll(ModelSubjects.all());
        if (full) {
            subjects.addAll(ModelSubjects.more());
        }
        return List.copyOf(subjects);
    }

    /**
     * The subjects whose name begins with a word, or is that word if there is one so named.
     *
     * @param word what the user typed
     * @param subjects from which
     * @return none if nothing begins so
     */
    public static List<Subject> matching(String word, List<Subject> subjects) {
        List<Subject> exact =
                subjects.stream().filter(subject -> subject.name().equals(word)).toList();
        return exact.isEmpty()
                ? subjects.stream()
                        .filter(subject -> subject.name().startsWith(word))
                        .toList()
                : exact;
    }
}
