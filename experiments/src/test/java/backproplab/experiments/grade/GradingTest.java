package backproplab.experiments.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.check.alone.Answer;
import backproplab.check.trial.Role;
import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Finding;
import backproplab.check.verdict.Hint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradingTest {
    private static final Rubric.Line LINE = new Rubric.Line("Linear", "Mine", 10, 4);
    private static final double BOUND = 1e-9;
    private static final Finding Y = new Finding("N 3", "y", Role.FORWARD, 0, BOUND);
    private static final Finding WRONG_Y = new Finding("N 3", "y", Role.FORWARD, 0.5, BOUND);
    private static final Finding DW = new Finding("N 3", "dW", Role.PARAMETER_GRADIENT, 0.25, BOUND);
    private static final Finding NEVER = new Finding("N 3", "dx", Role.INPUT_GRADIENT, Double.NaN, BOUND);
    private static final Finding WRONG_EVALUATION = new Finding("N 3", "y", Role.EVALUATION, 1, BOUND);

    private static CheckResult result(List<Finding> findings, List<Hint> hints, List<String> spread, String thrown) {
        return new CheckResult(
                "Mine", "Linear", findings, hints, spread, Optional.of(thrown).filter(text -> !text.isEmpty()));
    }

    private static Grade grade(CheckResult result) {
        return Grading.of(LINE, new Answer(Answer.Outcome.CHECKED, "", Optional.of(result), List.of(), ""), 1);
    }

    private static void assertGrade(double points, Verdict verdict, String hint, Grade grade) {
        assertEquals(verdict, grade.verdict());
        assertEquals(points, grade.points());
        assertEquals(hint, grade.hint());
    }

    @Test
    void allRightIsAllPointsAndNoHint() {
        assertGrade(10, Verdict.RIGHT, "", grade(result(List.of(Y), List.of(), List.of(), "")));
    }

    @Test
    void aRemarkTakesNoPoints() {
        Hint remark = new Hint("a", List.of("y"), true, "A remark, no mistake. Digits.", "LinearLoops.forward");
        assertGrade(
                10,
                Verdict.RIGHT,
                "A remark, no mistake. Digits.",
                grade(result(List.of(Y), List.of(remark), List.of(), "")));
    }

    @Test
    void aRightForwardWithAWrongBackwardIsItsPart() {
        Hint first = new Hint("a", List.of("dW"), true, "dW is the right one times 3", "LinearLoops.backward");
        Hint second = new Hint("b", List.of("dW"), true, "the sum is missing", "LinearLoops.backward");
        Hint other = new Hint("c", List.of("db"), false, "db is twice the right one", "LinearLoops.backward");
        Grade grade = grade(result(List.of(Y, DW), List.of(first, other), List.of("dx: everywhere"), ""));
        assertGrade(
                4,
                Verdict.FORWARD,
                "dW is the right one times 3\nThis gives exactly your db: db is twice the right one\ndx: everywhere",
                grade);
        assertEquals(
                "dW is the right one times 3 / This gives exactly your db: db is twice the right one / dx: everywhere",
                grade.hintLine());
        assertEquals(
                "One of these gives exactly your dW: dW is the right one times 3; or: the sum is missing",
                grade(result(List.of(Y, DW), List.of(first, second), List.of(), ""))
                        .hint());
        assertEquals(
                "One of these gives exactly your dW: the sum is missing; or: the sum is missing; or: the sum is missing;"
                        + " or one of 2 more",
                grade(result(List.of(Y, DW), List.of(second, second, second, second, second), List.of(), ""))
                        .hint());
    }

    @Test
    void whatNoMistakeExplainsIsSaidByItsSpreadOrItsNumbers() {
        assertGrade(
                4, Verdict.FORWARD, "everywhere", grade(result(List.of(Y, DW), List.of(), List.of("everywhere"), "")));
        assertGrade(
                4,
                Verdict.FORWARD,
                "dW is wrong on the fixture N 3: relative error 2.5e-01",
                grade(result(List.of(Y, DW), List.of(), List.of(), "")));
    }

    @Test
    void aWrongForwardIsNothingInTrainingAsInEvaluation() {
        assertEquals(
                0, grade(result(List.of(WRONG_Y), List.of(), List.of("s"), "")).points());
        Grade grade = grade(result(List.of(Y, WRONG_EVALUATION), List.of(), List.of("s"), ""));
        assertGrade(0, Verdict.WRONG, "s", grade);
    }

    @Test
    void whatHasNoForwardHasNoPartOfIt() {
        assertGrade(0, Verdict.WRONG, "s", grade(result(List.of(DW), List.of(), List.of("s"), "")));
    }

    @Test
    void whatThrowsInBackwardKeepsItsForward() {
        assertGrade(
                4,
                Verdict.THREW,
                "It threw NullPointerException, at Mine.backward(Mine.java:3)",
                grade(result(
                        List.of(Y, NEVER),
                        List.of(),
                        List.of(),
                        "NullPointerException, at Mine.backward(Mine.java:3)")));
    }

    @Test
    void whatIsNotCheckedIsNothingAndSaysWhy() {
        assertGrade(
                0,
                Verdict.NOT_COMPILED,
                "Mine.java:1: x",
                Grading.of(
                        LINE,
                        new Answer(Answer.Outcome.NOT_COMPILED, "Mine.java:1: x", Optional.empty(), List.of(), ""),
                        1));
        assertGrade(
                0,
                Verdict.NO_CLASS,
                "There is no class Mine.",
                Grading.of(
                        LINE,
                        new Answer(Answer.Outcome.NO_PART, "There is no class Mine.", Optional.empty(), List.of(), ""),
                        1));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "AccessControlException: access denied (\"java.lang.RuntimePermission\" \"exitVM.0\"), at A | end Java (System.exit)",
                "access denied (\"java.lang.RuntimePermission\" \"accessDeclaredMembers\") | have the right accessDeclaredMembers",
                "access denied (\"java.net.SocketPermission\" \"1.2.3.4:80\" \"connect,resolve\") | use the network (1.2.3.4:80)",
                "access denied (\"java.io.FilePermission\" \"<<ALL FILES>>\" \"execute\") | start a program (<<ALL FILES>>)",
                "access denied (\"java.io.FilePermission\" \"/a b\" \"write\") | write the file /a b",
                "access denied (\"java.io.FilePermission\" \"/a\" \"delete\") | delete the file /a",
                "access denied (\"java.io.FilePermission\" \"/a\" \"read\") | read the file /a",
                "access denied (\"java.io.FilePermission\" \"/long... | use the file /long...",
                "access denied (\"java.util.PropertyPermission\" \"a\" \"write\") | have the right a"
            })
    void whatASubmissionMayNotIsSaidInWords(String thrown, String wish) {
        assertGrade(
                4,
                Verdict.NOT_ALLOWED,
                "It wants to " + wish + ", which a submission may not do.",
                grade(result(List.of(Y), List.of(), List.of(), thrown)));
        assertEquals(
                Verdict.NOT_ALLOWED,
                Grading.of(LINE, new Answer(Answer.Outcome.NO_PART, thrown, Optional.empty(), List.of(), ""), 1)
                        .verdict());
    }
}
