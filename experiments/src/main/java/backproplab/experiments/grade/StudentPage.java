package backproplab.experiments.grade;

import backproplab.check.alone.Answer;
import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Finding;
import backproplab.check.verdict.Hint;
import backproplab.report.page.Block;
import backproplab.report.page.Grid;
import backproplab.report.page.Page;
import backproplab.report.page.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a student is told: points, and for each class that is not right what may be wrong with it. */
final class StudentPage {
    private StudentPage() {}

    /**
     * The page.
     *
     * @param submission what was graded
     * @param rubric what there was to be had
     * @param confinement how it was kept from doing harm
     * @return to be put into its template
     */
    static Page of(GradedSubmission submission, Rubric rubric, Confinement confinement) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("points", "Points", "", List.of(table(submission))));
        for (int i = 0; i < submission.grades().size(); i++) {
            Grade grade = submission.grades().get(i);
            if (grade.verdict() != Verdict.RIGHT) {
                sections.add(section("check-" + (i + 1), grade));
            }
        }
        long right = submission.grades().stream()
                .filter(grade -> grade.verdict() == Verdict.RIGHT)
                .count();
        return new Page(
                submission.student(),
                submission.student(),
                Points.words(submission.points()) + " of " + Points.words(rubric.points()) + " points",
                right + " of " + submission.grades().size() + " classes are right in every number that was looked at.",
                List.of(),
                confinement.confined() ? List.of() : List.of(confinement.words()),
                sections);
    }

    private static Grid table(GradedSubmission submission) {
        List<List<Grid.Cell>> rows = new ArrayList<>();
        for (Grade grade : submission.grades()) {
            rows.add(List.of(
                    Grid.Cell.words(grade.line().className()),
                    Grid.Cell.words(grade.line().check()),
                    Grid.Cell.computed(Points.words(grade.points())),
                    Grid.Cell.computed(Points.words(grade.line().points())),
                    Grid.Cell.words(grade.verdict().words())));
        }
        return new Grid("Points", List.of("class", "checked as", "points", "of", "verdict"), rows, "", 0);
    }

    private static Section section(String id, Grade grade) {
        List<Block> blocks = new ArrayList<>();
        grade.hint().lines().forEach(line -> blocks.add(new Block.Prose(line)));
        Optional<CheckResult> result = grade.answer().flatMap(Answer::result);
        result.ifPresent(found -> {
            List<String> read =
                    found.hints().stream().map(Hint::read).distinct().toList();
            if (!read.isEmpty()) {
                blocks.add(new Block.Prose("To read in the textbook: " + String.join(", ", read) + "."));
            }
            if (found.findings().stream().anyMatch(finding -> !finding.right())) {
                blocks.add(wrong(found));
            }
        });
        grade.answer().ifPresent(answer -> {
            if (!answer.matrices().isEmpty()) {
                blocks.add(new Block.Heading("The first wrong numbers"));
                blocks.add(new Block.Listing("Matrices", answer.matrices()));
            }
            if (!answer.printed().isBlank()) {
                blocks.add(new Block.Heading("What it printed, from its beginning"));
                blocks.add(new Block.Listing("Printed", answer.printed().lines().toList()));
            }
        });
        return new Section(id, grade.line().className() + ": " + grade.verdict().words(), "", blocks);
    }

    /** Each quantity that is wrong anywhere, with the worst of it. */
    private static Grid wrong(CheckResult result) {
        Map<String, List<Finding>> quantities = new LinkedHashMap<>();
        result.findings().forEach(finding -> quantities
                .computeIfAbsent(finding.quantity(), any -> new ArrayList<>())
                .add(finding));
        List<List<Grid.Cell>> rows = new ArrayList<>();
        quantities.forEach((quantity, findings) -> {
            List<Finding> wrong =
                    findings.stream().filter(finding -> !finding.right()).toList();
            if (!wrong.isEmpty()) {
                rows.add(List.of(
                        Grid.Cell.words(quantity),
                        Grid.Cell.computed(String.valueOf(wrong.size())),
                        Grid.Cell.computed(String.valueOf(findings.size())),
                        Grid.Cell.computed(error(wrong))));
            }
        });
        return new Grid(
                "Quantities that are wrong",
                List.of("quantity", "wrong on", "of fixtures", "relative error"),
                rows,
                "",
                0);
    }

    private static String error(List<Finding> wrong) {
        OptionalDouble worst = Finding.worst(wrong);
        if (worst.isEmpty()) {
            return "never reached";
        }
        return Double.isInfinite(worst.getAsDouble())
                ? "not a number, or another shape"
                : String.format(Locale.ROOT, "%.1e", worst.getAsDouble());
    }
}
