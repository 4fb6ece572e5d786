package backproplab.experiments.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.check.trial.Subject;
import backproplab.check.trial.Subjects;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RubricFileTest {
    private static final List<Subject> KNOWN = Stream.of(
                    "Linear", "relu", "softmax-cross-entropy", "TwoLayerNet", "adam", "kaiming-normal")
            .map(Subjects::named)
            .toList();

    @TempDir
    private Path temp;

    private Path file(String text) throws IOException {
        return Files.writeString(temp.resolve("rubric.yaml"), text);
    }

    @Test
    void aRubricIsReadAsItIsWritten() throws IOException {
        Rubric rubric = RubricFile.read(file("""
                        # by weight
                        checks:
                          - check: Linear
                            class: lab1.MyLinear
                            points: 10
                            forward: 2.5
                          - {check: relu, class: Größe, points: 0}
                        """), KNOWN);
        assertEquals(
                List.of(new Rubric.Line("Linear", "lab1.MyLinear", 10, 2.5), new Rubric.Line("relu", "Größe", 0, 0)),
                rubric.lines());
        assertEquals(10, rubric.points());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "checks: []                                         | : nothing is to be checked.",
                "check: Linear                                      | , line 1: the file must begin with 'checks:' and a list.",
                "checks: 3                                          | , line 1: the file must begin with 'checks:' and a list.",
                "checks: [Linear]                                   | , line 1: an item of 'checks' must have fields.",
                "checks:\\n- check: [a, b]                          | , line 2: 'check' needs one value.",
                "checks:\\n- check:                                 | , line 2: 'check' needs one value.",
                "checks:\\n- {check: Linear, class: A}              | , line 2: a check without 'points'.",
                "checks:\\n- {class: A, points: 1}                  | , line 2: a check without 'check'.",
                "checks:\\n- {check: Linear, points: 1}             | , line 2: a check without 'class'.",
                "checks:\\n- check: Linear\\n  clas: A              | , line 3: 'clas' is no field: did you mean 'class'? (known: check, class, points, forward).",
                "checks:\\n- {check: Linaer, class: A, points: 1}   | , line 2: 'Linaer' cannot be checked: did you mean 'Linear'?",
                "checks:\\n- {check: Linear, class: 1A, points: 1}  | , line 2: '1A' is no name of a class.",
                "checks:\\n- {check: Linear, class: ../A, points: 1} | , line 2: '../A' is no name of a class.",
                "checks:\\n- {check: Linear, class: A, points: -1}  | , line 2: points must be a number between 0 and 1000000, not '-1'.",
                "checks:\\n- {check: Linear, class: A, points: NaN} | , line 2: points must be a number between 0 and 1000000, not 'NaN'.",
                "checks:\\n- {check: Linear, class: A, points: ten} | , line 2: points must be a number between 0 and 1000000, not 'ten'.",
                "checks:\\n- {check: Linear, class: A, points: 1, forward: -2} | , line 2: forward must be a number between 0 and 1000000, not '-2'.",
                "checks:\\n- {check: Linear, class: A, points: 1, forward: 2} | , line 2: forward is part of points: it cannot be 2 of 1.",
                "checks:\\n- {check: relu, class: A, points: 1}\\n- {check: relu, class: A, points: 2} | , line 3: A is checked as relu already.",
                "checks:\\n- {check: relu, class: A, points: 1}\\nmore: 1 | , line 3: something follows the list.",
                "checks:\\n- {check: relu, check: relu}             | , line 2, column 22: Duplicate field 'check'."
            })
    void whatIsNoRubricIsRefusedWithFileAndLine(String text, String message) throws IOException {
        Path file = file(text.replace("\\n", "\n"));
        UserException e = assertThrows(UserException.class, () -> RubricFile.read(file, KNOWN));
        assertEquals(file + message, e.getMessage().lines().findFirst().orElseThrow());
        assertEquals(ExitCode.USAGE, e.code());
        assertEquals(2, e.getMessage().lines().count(), e.getMessage());
    }

    @Test
    void anUnknownCheckIsAnsweredWithThoseThatThereAre() throws IOException {
        Path file = file("checks:\n- {check: qqq, class: A, points: 1}");
        UserException e = assertThrows(UserException.class, () -> RubricFile.read(file, KNOWN));
        assertEquals(
                file
                        + ", line 2: 'qqq' cannot be checked.\nKnown: Linear, relu, softmax-cross-entropy, TwoLayerNet, adam, kaiming-normal.",
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "kaiming-normal"})
    void pointsForAForwardAreRefusedWhereNoBackwardIs(String check) throws IOException {
        Path file = file("checks:\n- {check: " + check + ", class: A, points: 5, forward: 4}");
        UserException e = assertThrows(UserException.class, () -> RubricFile.read(file, KNOWN));
        assertEquals(
                file + ", line 2: forward can never be given for " + check + ".\n"
                        + "It is for a right forward with a wrong backward, and update rules and initial weights have no backward.\n"
                        + "Leave out forward.",
                e.getMessage());
        assertEquals(ExitCode.USAGE, e.code());
        Path none = file("checks:\n- {check: " + check + ", class: A, points: 5, forward: 0}");
        assertEquals(0, RubricFile.read(none, KNOWN).lines().get(0).forward());
    }

    @Test
    void aRubricThatIsNotThereIsMissingData() {
        UserException e = assertThrows(UserException.class, () -> RubricFile.read(temp.resolve("none.yaml"), KNOWN));
        assertEquals(
                "Cannot read " + temp.resolve("none.yaml")
                        + ": no such file or folder.\nIs it there, in UTF-8, and yours to read?",
                e.getMessage());
        assertEquals(ExitCode.DATA, e.code());
    }

    @Test
    void theStandardRubricIsThatOfTheTemplate() throws IOException {
        Path template = Path.of("..", "docs", "check-template", "rubric.yaml");
        assertEquals(RubricFile.read(template, KNOWN), RubricFile.standard(KNOWN));
        assertEquals(40, RubricFile.standard(KNOWN).points());
    }
}
