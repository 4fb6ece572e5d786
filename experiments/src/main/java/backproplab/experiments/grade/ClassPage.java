package backproplab.experiments.grade;

import backproplab.check.alone.Answer;
import backproplab.check.verdict.CheckResult;
import backproplab.report.page.Block;
import backproplab.report.page.Grid;
import backproplab.report.page.Page;
import backproplab.report.page.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the teacher sees: who has how many points, and which mistakes many have made. */
final class ClassPage {
    private ClassPage() {}

    /**
     * The page.
     *
     * @param graded all submissions
     * @param files the page of each, from the run's folder
     * @param rubric what there was to be had
     * @param confinement how they were kept from doing harm
     * @return to be put into its template
     */
    static Page of(List<GradedSubmission> graded, List<String> files, Rubric rubric, Confinement confinement) {
        double mean =
                graded.stream().mapToDouble(GradedSubmission::points).average().orElse(0);
        List<Page.Tile> tiles = List.of(
                new Page.Tile(String.valueOf(graded.size()), "submissions"),
                new Page.Tile(String.format(Locale.ROOT, "%.1f", mean), "points on average"),
                new Page.Tile(Points.words(rubric.points()), "points to be had"));
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "students",
                "Students",
                "Each name leads to the page that the student may have.",
                List.of(links(graded, files), table(graded, rubric))));
        mistakes(graded).ifPresent(sections::add);
        return new Page(
                "Grades",
                "Check --submissions",
                graded.size() + (graded.size() == 1 ? " submission, " : " submissions, on average ")
                        + String.format(Locale.ROOT, "%.1f", mean) + " of " + Points.words(rubric.points()) + " points",
                confinement.words(),
                tiles,
                List.of(),
                sections);
    }

    private static Block.Links links(List<GradedSubmission> graded, List<String> files) {
        List<Block.Link> links = new ArrayList<>();
        for (int i = 0; i < graded.size(); i++) {
            GradedSubmission one = graded.get(i);
            links.add(new Block.Link(one.student() + ": " + Points.words(one.points()), files.get(i)));
        }
        return new Block.Links(links);
    }

    private static Grid table(List<GradedSubmission> graded, Rubric rubric) {
        List<String> header = Stream.concat(
                        Stream.of("student", "points"),
                        rubric.lines().stream()
                                .map(line -> line.className() + " (" + Points.words(line.points()) + ")"))
                .toList();
        List<List<Grid.Cell>> rows = graded.stream()
                .map(one -> Stream.concat(
                                Stream.of(
                                        Grid.Cell.words(one.student()), Grid.Cell.computed(Points.words(one.points()))),
                                one.grades().stream().map(ClassPage::cell))
                        .toList())
                .toList();
        return new Grid("Points of each class", header, rows, "grades.csv", 0);
    }

    private static Grid.Cell cell(Grade grade) {
        return Grid.Cell.words(
                grade.verdict() == Verdict.RIGHT
                        ? Points.words(grade.points())
                        : Points.words(grade.points()) + ", " + grade.verdict().words());
    }

    /** First hints by how many have them: what to talk about in the next lesson. */
    private static Optional<Section> mistakes(List<GradedSubmission> graded) {
        Map<String, Integer> counts = new TreeMap<>();
        graded.stream()
                .flatMap(one -> one.grades().stream())
                .flatMap(grade -> grade.answer().flatMap(Answer::result).map(CheckResult::hints).stream()
                        .flatMap(List::stream)
                        .limit(1)
                        .map(hint -> grade.line().check() + ": " + hint.mistake()))
                .forEach(mistake -> counts.merge(mistake, 1, Integer::sum));
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        List<List<Grid.Cell>> rows = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .map(entry ->
                        List.of(Grid.Cell.words(entry.getKey()), Grid.Cell.computed(String.valueOf(entry.getValue()))))
                .toList();
        return Optional.of(new Section(
                "mistakes",
                "Mistakes by how many have made them",
                "The first hint of each class that is not right.",
                List.of(new Grid("Mistakes", List.of("mistake", "students"), rows, "", 0))));
    }
}
