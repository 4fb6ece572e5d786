package backproplab.experiments.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With processes that end at once, or that the system does not let start. */
class SubmissionCheckTest {
    private static final Rubric RUBRIC =
            new Rubric(List.of(new Rubric.Line("relu", "Mine", 1, 0), new Rubric.Line("Linear", "Mine", 1, 0)));

    @TempDir
    private Path temp;

    private final List<Path> folders = new ArrayList<>();
    private int failures;

    @BeforeEach
    void handIn() throws IOException {
        Handed.source(temp.resolve("ann"), "Mine", "class Mine {}");
        Handed.source(temp.resolve("bob"), "Mine", "class Mine {}");
    }

    private Process start(ProcessBuilder command) throws IOException {
        folders.add(command.directory().toPath());
        if (failures-- > 0) {
            throw new IOException("error=11, Resource temporarily unavailable");
        }
        String java = command.command().get(0);
        return command.command(java, "-XX:NoSuchOption").start();
    }

    private GradedSubmission grade(SubmissionCheck check, String student) throws InterruptedException {
        return check.grade(new Submission(student, temp.resolve(student)));
    }

    private SubmissionCheck check(Children children) {
        return new SubmissionCheck(
                RUBRIC, new Limits(Duration.ofSeconds(60), 96), new Confinement(false), children, Duration.ofMillis(1));
    }

    @Test
    void whoCannotBeStartedCostsItsOwnRowsAfterSixAttempts() throws InterruptedException {
        try (Children children = new Children(this::start)) {
            SubmissionCheck check = check(children);
            failures = 5;
            String hint = grade(check, "ann").grades().get(0).hint();
            assertEquals("Its Java ended with code 1", hint.substring(0, 26));
            assertEquals(6, folders.size());
            failures = 6;
            for (Grade grade : grade(check, "bob").grades()) {
                assertEquals(Verdict.ENDED, grade.verdict());
                assertEquals(
                        "No Java could be started for it: error=11, Resource temporarily unavailable.\n"
                                + "Does another submission start threads or processes without end? Grade this one again without it.",
                        grade.hint());
            }
            assertEquals(12, folders.size());
        }
        assertEquals(List.of(), folders.stream().filter(Files::exists).toList());
    }

    @Test
    void whereNoneAtAllCanBeStartedNothingIsGraded() {
        failures = 6;
        try (Children children = new Children(this::start)) {
            UserException e = assertThrows(UserException.class, () -> grade(check(children), "ann"));
            assertEquals(ExitCode.ENVIRONMENT, e.code());
            assertEquals(
                    "Cannot start another Java: error=11, Resource temporarily unavailable.\n"
                            + "Is there memory left? Try --parallel 1.",
                    e.getMessage());
        }
        assertEquals(6, folders.size());
    }
}
