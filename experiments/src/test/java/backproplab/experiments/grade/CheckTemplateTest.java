package backproplab.experiments.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.trial.Subjects;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The template for teachers is a folder of two submissions: the exercise as it is handed out, and its solution. */
class CheckTemplateTest {
    private static final Path TEMPLATE = Path.of("..", "docs", "check-template");

    @Test
    void theSolutionGetsAllPointsAndTheHolesNone() throws InterruptedException {
        Rubric rubric = RubricFile.read(TEMPLATE.resolve("rubric.yaml"), Subjects.all());
        Grader grader = new Grader(rubric, new Limits(Duration.ofSeconds(60), 256), Confinement.here(), 2);
        List<GradedSubmission> graded = grader.grade(Submissions.find(TEMPLATE), one -> {});
        assertEquals(
                List.of("exercise", "solution"),
                graded.stream().map(GradedSubmission::student).toList());
        assertEquals(0, graded.get(0).points(), graded.get(0)::toString);
        assertTrue(
                graded.get(0).grades().stream().allMatch(grade -> grade.verdict() == Verdict.WRONG),
                graded.get(0)::toString);
        assertEquals(rubric.points(), graded.get(1).points(), graded.get(1)::toString);
    }
}
