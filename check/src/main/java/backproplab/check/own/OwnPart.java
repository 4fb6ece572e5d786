package backproplab.check.own;

import backproplab.check.part.Parts;
import backproplab.check.trial.Fixture;
import backproplab.check.trial.Subject;
import java.util.List;

/**
 * A class of a user in the textbook's place.
 *
 * @param className its name
 * @param subject what it is checked as
 * @param parts the textbook, but for the method that makes this part
 * @param inFloat whether it computes in single precision, so that larger errors are right
 */
public record OwnPart(String className, Subject subject, Parts parts, boolean inFloat) {

    /**
     * On what it is judged.
     *
     * @return the subject's fixtures without those that {@link Fixture#needsDouble need double}
     */
    public List<Fixture> fixtures() {
        return subject.fixtures().stream()
                .filter(fixture -> !fixture.needsDouble())
                .toList();
    }

    /**
     * On what it is tried for a remark, and not judged.
     *
     * @return fixtures that {@link Fixture#needsDouble need double}; none in float
     */
    public List<Fixture> delicate() {
        return subject.fixtures().stream()
                .filter(fixture -> !inFloat && fixture.needsDouble())
                .toList();
    }
}
