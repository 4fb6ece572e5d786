package backproplab.check.print;

import backproplab.check.trial.Fixture;
import backproplab.check.trial.Subject;
import backproplab.check.trial.Subjects;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A fixture under a name that can be typed.
 *
 * @param name of the subject and the fixture's number from 1, for example {@code Conv2d-2}
 * @param subject what is tried
 * @param fixture on what
 */
public record Case(String name, Subject subject, Fixture fixture) {

    /**
     * The cases of a subject.
     *
     * @param subject what is tried
     * @return in the order of its fixtures
     */
    public static List<Case> of(Subject subject) {
        return IntStream.range(0, subject.fixtures().size())
                .mapToObj(i -> new Case(
                        subject.name() + "-" + (i + 1),
                        subject,
                        subject.fixtures().get(i)))
                .toList();
    }

    /**
     * Every case.
     *
     * @return in the order of the subjects
     */
    public static List<Case> all() {
        return Subjects.all().stream().flatMap(subject -> of(subject).stream()).toList();
    }

    /**
     * The case of a fixture, which names it in commands.
     *
     * @param subject what was tried
     * @param fixture name of one of its fixtures
     * @return empty if the subject has none of that name
     */
    public static Optional<Case> of(Subject subject, String fixture) {
        return of(subject).stream()
                .filter(one -> one.fixture().name().equals(fixture))
                .findFirst();
    }

    /**
     * A case by its name, in letters of any case.
     *
     * @param name for example {@code conv2d-2}
     * @return empty if there is none
     */
    public static Optional<Case> find(String name) {
        return all().stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
    }
}
