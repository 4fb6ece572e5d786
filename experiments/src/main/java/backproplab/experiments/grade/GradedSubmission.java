package backproplab.experiments.grade;

import java.util.List;

/**
 * A submission with its grades.
 *
 * @param student whose
 * @param grades one for each line of the rubric, in its order
 */
public record GradedSubmission(String student, List<Grade> grades) {

    /**
     * What the student gets.
     *
     * @return points
     */
    public double points() {
        return grades.stream().mapToDouble(Grade::points).sum();
    }

    /**
     * What went wrong, for a line on the screen.
     *
     * @return class and verdict of each that is not right; empty if all are
     */
    public String notRight() {
        return String.join(
                ", ",
                grades.stream()
                        .filter(grade -> grade.verdict() != Verdict.RIGHT)
                        .map(grade ->
                                grade.line().className() + " " + grade.verdict().words())
                        .toList());
    }
}
