package backproplab.experiments.train.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Factors worked out by hand. */
class ScheduleTest {
    private static final double EXACT = 1e-15;

    private static double factor(String text, int epoch, int step, int totalSteps) {
        return ScheduleParser.parse(text, 0).factor(new Position(epoch, step, totalSteps));
    }

    @ParameterizedTest
    @CsvSource({
        "constant, 1, 1",
        "constant, 99, 1",
        "'step:20,0.1', 1, 1",
        "'step:20,0.1', 20, 1",
        "'step:20,0.1', 21, 0.1",
        "'step:20,0.1', 40, 0.1",
        "'step:20,0.1', 41, 0.01",
        "'step:1,0.5', 4, 0.125",
        "'multistep:30,60,80,0.2', 30, 1",
        "'multistep:30,60,80,0.2', 31, 0.2",
        "'multistep:30,60,80,0.2', 60, 0.2",
        "'multistep:30,60,80,0.2', 61, 0.04",
        "'multistep:30,60,80,0.2', 81, 0.008",
        "exp:0.5, 1, 1",
        "exp:0.5, 2, 0.5",
        "exp:0.5, 5, 0.0625",
    })
    void thoseThatFallBetweenEpochs(String text, int epoch, double expected) {
        assertEquals(expected, factor(text, epoch, 0, 1000), EXACT);
        assertEquals(expected, factor(text, epoch, 999, 1000), EXACT, "the step does not matter");
    }

    @ParameterizedTest
    @CsvSource({
        "linear, 0, 8, 1",
        "linear, 2, 8, 0.75",
        "linear, 7, 8, 0.125",
        "linear, 0, 1, 1",
        // cos 0, pi/3, pi/2, 2 pi/3
        "cosine, 0, 6, 1",
        "cosine, 2, 6, 0.75",
        "cosine, 3, 6, 0.5",
        "cosine, 4, 6, 0.25",
        // 10 steps: up to step 2, down over 7 steps; 20 steps: up to step 5, down over 14 steps.
        "onecycle, 0, 10, 0.04",
        "onecycle, 1, 10, 0.52",
        "onecycle, 2, 10, 1",
        "onecycle, 9, 10, 4e-6",
        "onecycle, 0, 20, 0.04",
        "onecycle, 5, 20, 1",
        "onecycle, 12, 20, 0.500002",
        "onecycle, 19, 20, 4e-6",
        // 5 steps: the top would lie at step 0.5; step 1 is 1/7 of the way down.
        "onecycle, 0, 5, 0.04",
        "onecycle, 1, 5, 0.9504846320",
        "onecycle, 0, 1, 4e-6",
    })
    void thoseThatMoveStepByStep(String text, int step, int totalSteps, double expected) {
        assertEquals(expected, factor(text, 1, step, totalSteps), 2e-10);
        assertEquals(expected, factor(text, 50, step, totalSteps), 2e-10, "the epoch does not matter");
    }

    @Test
    void plateauFallsAfterMoreThanPatienceEpochsThatAreNotBetter() {
        Schedule schedule = ScheduleParser.parse("plateau:0.5,2", 0);
        double[] losses = {1, 0.9, 0.95, 0.8999901, 0.9, 0.9, Double.NaN, 0.91, 0.5, 0.6, 0.6, 0.4, 0.5, 0.5, 0.5};
        // 0.8999901 is no improvement of 0.9 by 1e-4; the third, sixth and last bad epochs in a row bring the rate
        // down.
        double[] after = {1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.125};
        Position anywhere = new Position(3, 7, 100);
        for (int epoch = 0; epoch < losses.length; epoch++) {
            schedule = schedule.after(losses[epoch]);
            assertEquals(after[epoch], schedule.factor(anywhere), "after epoch " + (epoch + 1));
        }
    }

    @Test
    void plateauWithoutPatienceFallsAtOnceAndLeavesTheOriginalAsItWas() {
        Schedule start = ScheduleParser.parse("plateau:0.1,0", 0);
        Position anywhere = new Position(1, 0, 1);
        assertEquals(0.1, start.after(1).after(1).factor(anywhere));
        assertEquals(1, start.factor(anywhere), "a schedule may be shared between runs");
        assertEquals(start, ScheduleParser.parse("plateau:0.1,0", 0));
        assertNotEquals(start, start.after(1));
    }

    @Test
    void aWarmUpMultipliesTheFirstSteps() {
        Schedule constant = ScheduleParser.parse("constant", 4);
        assertEquals(0.25, constant.factor(new Position(1, 0, 10)));
        assertEquals(0.75, constant.factor(new Position(1, 2, 10)));
        assertEquals(1, constant.factor(new Position(1, 3, 10)));
        assertEquals(1, constant.factor(new Position(1, 9, 10)));
        Schedule linear = ScheduleParser.parse("linear", 4);
        assertEquals(0.5 * 0.875, linear.factor(new Position(1, 1, 8)));
        assertEquals(0.5, linear.factor(new Position(1, 4, 8)));
        assertEquals(constant, constant.after(3), "only plateau learns from the loss");
        Schedule plateau = ScheduleParser.parse("plateau:0.5,0", 4).after(1).after(1);
        assertEquals(0.125, plateau.factor(new Position(3, 0, 10)), "the warm-up outlives the fall");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "constant",
                "step:20,0.1",
                "multistep:30,60,0.1",
                "exp:0.96",
                "linear",
                "cosine",
                "onecycle",
                "plateau:0.1,10"
            })
    void textIsReadBack(String text) {
        assertEquals(text, ScheduleParser.parse(text, 0).text());
        if (!text.equals("onecycle")) {
            assertEquals(text, ScheduleParser.parse(text, 9).text());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cosin | 0 | Unknown value 'cosin' for --schedule.",
                "'' | 0 | Unknown value '' for --schedule.",
                ":3 | 0 | Unknown value ':3' for --schedule.",
                "Linear | 0 | Known: constant, step:EVERY,FACTOR, multistep:E1,E2,...,FACTOR, exp:FACTOR, linear,",
                "step | 0 | --schedule 'step' must have the form step:EVERY,FACTOR.",
                "step:20 | 0 | Known: constant, step:EVERY,FACTOR,",
                "step:20,0.1,3 | 0 | --schedule 'step:20,0.1,3' must have the form step:EVERY,FACTOR.",
                "multistep:0.1 | 0 | must have the form multistep:E1,E2,...,FACTOR.",
                "exp | 0 | must have the form exp:FACTOR.",
                "plateau:0.1 | 0 | must have the form plateau:FACTOR,PATIENCE.",
                "linear:3 | 0 | --schedule 'linear:3' must have the form linear.",
                "cosine: | 0 | must have the form cosine.",
                "onecycle:3 | 0 | must have the form onecycle.",
                "constant:1 | 0 | must have the form constant.",
                "step:0,0.1 | 0 | EVERY of --schedule 'step:0,0.1' must be a whole number of at least 1, not '0'.",
                "step:2.5,0.1 | 0 | must be a whole number of at least 1, not '2.5'.",
                "step:20,1 | 0 | FACTOR of --schedule 'step:20,1' must be a number above 0 and below 1, not '1'.",
                "exp:0 | 0 | must be a number above 0 and below 1, not '0'.",
                "exp:NaN | 0 | must be a number above 0 and below 1, not 'NaN'.",
                "exp:x | 0 | must be a number above 0 and below 1, not 'x'.",
                "multistep:30,30,0.1 | 0 | E2 of --schedule 'multistep:30,30,0.1' must be a whole number of at least 31",
                "plateau:0.1,-1 | 0 | PATIENCE of --schedule 'plateau:0.1,-1' must be a whole number of at least 0",
                "constant | -1 | --warmup must be at least 0, not -1.",
                "onecycle | 5 | --warmup cannot be combined with --schedule onecycle, which rises by itself.",
            })
    void refusesWhatItCannotRead(String text, int warmUp, String message) {
        UserException e = assertThrows(UserException.class, () -> ScheduleParser.parse(text, warmUp));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertTrue(e.getMessage().lines().count() <= 3, e.getMessage());
        assertEquals(ExitCode.USAGE, e.code());
    }

    @Test
    void positionsMustLieWithinTheRun() {
        assertEquals(
                "epochs count from 1: 0",
                assertThrows(IllegalArgumentException.class, () -> new Position(0, 0, 1))
                        .getMessage());
        for (int step : List.of(-1, 4)) {
            assertEquals(
                    "step " + step + " is not in [0, 4)",
                    assertThrows(IllegalArgumentException.class, () -> new Position(1, step, 4))
                            .getMessage());
        }
    }

    @Test
    void aRunOfATenthOfTheEpochsComesToTheSameFactors() {
        assertEquals(
                "step:2,0.1", ScheduleParser.parse("step:20,0.1", 0).faster(10).text());
        assertEquals(
                "step:1,0.1", ScheduleParser.parse("step:3,0.1", 0).faster(10).text());
        assertEquals(
                "multistep:6,12,0.1",
                ScheduleParser.parse("multistep:60,120,0.1", 0).faster(10).text());
        assertEquals(
                "multistep:1,0.1",
                ScheduleParser.parse("multistep:8,12,0.1", 0).faster(10).text());
        assertEquals(
                "plateau:0.5,1",
                ScheduleParser.parse("plateau:0.5,10", 0).faster(10).text());
        assertEquals("linear", ScheduleParser.parse("linear", 0).faster(10).text());
        Schedule slow = ScheduleParser.parse("exp:0.96", 0);
        assertEquals(slow.factor(new Position(11, 0, 100)), slow.faster(10).factor(new Position(2, 0, 10)), 1e-12);
        assertEquals(new LinearWarmUp(new Constant(), 5), new LinearWarmUp(new Constant(), 50).faster(10));
    }
}
