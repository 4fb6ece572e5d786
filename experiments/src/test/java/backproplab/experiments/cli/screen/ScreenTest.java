package backproplab.experiments.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.compare.Forecast;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.TrainingListener;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {
    @ParameterizedTest
    @CsvSource({
        "2.302587, 2.3026",
        "0, 0.0000",
        "999999, 999999.0000",
        "1e6, 1.0000e+06",
        "8.3e30, 8.3000e+30",
        "-8.3e30, -8.3000e+30",
        "Infinity, Infinity",
        "NaN, NaN"
    })
    void hugeLossesHaveAnExponent(double loss, String shown) {
        assertEquals(shown, EpochLine.loss(loss, 4));
    }

    private static final RunKey RUN = new RunKey("quick", "", "mlp", "1", "manual");

    private static Screen screen(StringWriter out, int columns, LongSupplier clock) {
        OptionalInt window = columns == 0 ? OptionalInt.empty() : OptionalInt.of(columns);
        return new Screen("Task1", new PrintWriter(out, true), false, OptionalInt.empty(), window, clock);
    }

    private static String text(StringWriter out) {
        return out.toString().replace("\r\n", "\n");
    }

    @Test
    void aSolversLossIsShortToo() {
        assertEquals("(Time 0.00 sec; Iteration 2 / 3) loss: 8.300000e+30", SolverLines.iteration(0.001, 2, 3, 8.3e30));
    }

    @Test
    void linesAreBrokenWhereTheWindowIsKnownAndTablesAndListsEverywhere() {
        String words = "0123456 89 ".repeat(12).strip();
        StringWriter known = new StringWriter();
        screen(known, 50, () -> 0).line("%s", words);
        assertTrue(text(known).lines().allMatch(line -> line.length() <= 50), text(known));
        assertTrue(text(known).lines().skip(1).allMatch(line -> line.startsWith("    0")), text(known));
        assertEquals(words, text(known).replaceAll("\\s+", " ").strip(), "nothing is lost");
        StringWriter unknown = new StringWriter();
        Screen screen = screen(unknown, 0, () -> 0);
        screen.line("%s", words);
        assertEquals(words + "\n", text(unknown), "a search in a file finds it");
        screen.row("%s", words);
        assertTrue(text(unknown).lines().skip(1).allMatch(line -> line.length() <= Terminal.WIDTH), text(unknown));
        StringWriter command = new StringWriter();
        screen(command, 50, () -> 0).print(words);
        assertEquals(words + "\n", text(command), "a command is to be copied");
    }

    @Test
    void theTimeLeftIsToldOnceAMinute() {
        StringWriter out = new StringWriter();
        AtomicLong now = new AtomicLong();
        Screen screen = screen(out, 0, () -> now.get() * 1_000_000_000L);
        int[] seconds = {30, 59, 60, 90, 119, 120, 300};
        for (int second : seconds) {
            now.set(second);
            screen.timeLeft(400 - second);
        }
        now.set(400);
        screen.timeLeft(0);
        assertEquals(
                "Time left: about 5 min 40 s\nTime left: about 4 min 40 s\nTime left: about 1 min 40 s\n", text(out));
    }

    @Test
    void aTestIsAnnounced() {
        StringWriter out = new StringWriter();
        Screen screen = screen(out, 0, () -> 0);
        TrainingListener run = screen.runStarted(EngineKind.MANUAL, RUN);
        run.evaluationStarted(Evaluation.Part.TRAINING, 600);
        run.evaluationStarted(Evaluation.Part.VALIDATION, 60);
        run.evaluated(60);
        assertEquals("", text(out), "those of an epoch are part of it");
        run.evaluationStarted(Evaluation.Part.TEST, 10_000);
        assertEquals("Testing mlp on manual on 10,000 images ...\n", text(out));
        screen.nameRuns();
        screen.runStarted(EngineKind.DL4J, new RunKey("B/deep", "five layers", "mlp", "3", "dl4j"))
                .evaluationStarted(Evaluation.Part.TEST, 1);
        assertTrue(text(out).endsWith("Testing mlp (B/deep five layers, seed 3) on dl4j on 1 images ...\n"), text(out));
    }

    @Test
    void anEstimateSaysHowMuchOfItIsOthersDoing() {
        assertEquals("1 min 35 s", Words.of(new Forecast(95, 140)));
        assertEquals(
                "1 min 20 s; 10 h 0 min if this machine stays as busy as it is now",
                Words.of(new Forecast(80, 36_000)));
    }
}
