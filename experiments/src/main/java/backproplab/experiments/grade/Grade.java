package backproplab.experiments.grade;

import backproplab.check.alone.Answer;
import java.util.Optional;

/**
 * One line of the rubric for one student.
 *
 * @param line what was checked
 * @param points what it is worth
 * @param verdict why
 * @param hint what may be wrong; lines for people, empty if all is right
 * @param answer all that was found; empty if the check came to no end
 * @param seconds how long it took
 */
public record Grade(
        Rubric.Line line, double points, Verdict verdict, String hint, Optional<Answer> answer, double seconds) {

    /** What is worth nothing, and why. */
    static Grade none(Rubric.Line line, Verdict verdict, String hint, double seconds) {
        return new Grade(line, 0, verdict, hint, Optional.empty(), seconds);
    }

    /**
     * The hint in a line.
     *
     * @return its lines, separated by slashes
     */
    public String hintLine() {
        return String.join(" / ", hint.lines().map(String::strip).toList());
    }
}
