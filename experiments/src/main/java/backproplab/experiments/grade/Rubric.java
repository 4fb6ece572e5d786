package backproplab.experiments.grade;

import java.util.List;

/**
 * What is checked, and what it is worth.
 *
 * @param lines in the order of the table; at least one
 */
public record Rubric(List<Line> lines) {

    /**
     * One class and its points.
     *
     * @param check as what it is checked
     * @param className its full name, or its name without the package
     * @param points for all right, at least 0
     * @param forward of these, for a right forward with a wrong backward; at most {@code points}
     */
    public record Line(String check, String className, double points, double forward) {}

    /**
     * What there is to be had.
     *
     * @return points
     */
    public double points() {
        return lines.stream().mapToDouble(Line::points).sum();
    }
}
