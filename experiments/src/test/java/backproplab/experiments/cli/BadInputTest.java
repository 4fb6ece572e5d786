package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;

/** Every mistake a user can make: one to three lines, the documented code, and nothing written. */
class BadInputTest {
    @TempDir
    private Path temp;

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        if (!all.contains("--out")) {
            all.addAll(List.of("--out", temp.resolve("results").toString()));
        }
        CommandRun run = CommandRun.task1(Map.of(), all.toArray(new String[0]));
        assertTrue(run.errorLines() >= 1 && run.errorLines() <= 3, run.err());
        assertFalse(run.err().contains("Exception"), run.err());
        assertFalse(Files.exists(temp.resolve("results")), "nothing may be written");
        return run;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--epoch 3 | Unknown options: '--epoch', '3'",
                "--epochs x | Invalid value for option '--epochs': 'x' is not an int",
                "--epochs 0 | --epochs must be at least 1, not 0.",
                "--batch-size 0 | --batch-size must be at least 1, not 0.",
                "--batch-size -3 | --batch-size must be at least 1, not -3.",
                "--lr 0 | --lr must be a finite number above 0, not 0.0.",
                "--lr -0.1 | --lr must be a finite number above 0, not -0.1.",
                "--lr NaN | --lr must be a finite number above 0, not NaN.",
                "--lr Infinity | --lr must be a finite number above 0, not Infinity.",
                "--hidden 0 | --hidden must be at least 1, not 0.",
                "--weight-scale 0 | --weight-scale must be a finite number above 0, not 0.0.",
                "--dropout 1 | --dropout must be at least 0 and below 1, not 1.0.",
                "--momentum 1.5 | --momentum must be at least 0 and below 1, not 1.5.",
                "--l2 -1 | --l2 must be a finite number of at least 0, not -1.0.",
                "--threads 0 | --threads must be between 1 and 1024, not 0.",
                "--train-limit 0 | --train-limit must be at least 1, not 0.",
                "--test-limit 0 | --test-limit must be at least 1, not 0.",
                "--test-limit few | --test-limit must be a whole number or 'all', not 'few'.",
                "--models mpl | Unknown value 'mpl' for --models: did you mean 'mlp'?",
                "--engines dlj4 | Unknown value 'dlj4' for --engines: did you mean 'dl4j'?",
                "--dataset glyps | Unknown value 'glyps' for --dataset: did you mean 'glyphs'?",
                "--activation rleu | Unknown value 'rleu' for --activation: did you mean 'relu'?",
                "--models mlp --activation relu,rleu | Unknown value 'rleu' for --activation: did you mean 'relu'?",
                "--models mlp --activation relu,relu,relu | --activation has 3 names, and mlp has 2 hidden fully connected layers.",
                "--activation relu,sigmoid | --activation has 2 names, and cnn has 1 hidden fully connected layer.",
                "--init kaiming | Unknown value 'kaiming' for --init: did you mean 'kaiming-normal'?",
                "--optimizer adamx | Unknown value 'adamx' for --optimizer: did you mean 'adam'?",
                "--optimizer ftrl | Known: sgd, momentum, nesterov, adagrad, rmsprop, adam, adamw.",
                "--stem 3x3 | Unknown value '3x3' for --stem: did you mean '3x3s1'?",
                "--width 0 | --width must be at least 1, not 0.",
                "--batch-size many | --batch-size must be a whole number or 'all', not 'many'.",
                "--train-limit few | --train-limit must be a whole number or 'all', not 'few'.",
                "--clip-norm 0 | --clip-norm must be a finite number above 0, not 0.0.",
                "--weight-decay -1 | --weight-decay must be a finite number of at least 0, not -1.0.",
                "--label-smoothing 1 | --label-smoothing must be at least 0 and below 1, not 1.0.",
                "--patience 0 | --patience must be at least 1, not 0.",
                "--schedule cosin | Unknown value 'cosin' for --schedule.",
                "--warmup -1 | --warmup must be at least 0, not -1.",
                "--augment flop | --augment: Unknown augmentation 'flop'.",
                "--image-size 32 | --image-size has no effect on --dataset glyphs",
                "--epochs 2000000000 | --epochs 2000000000 with --batch-size 64 makes 282000000000 steps",
                "--weight-decay 0.1 | --weight-decay has no effect without --optimizer adamw.",
                "--stem 3x3s1 | --stem has no effect without resnet18.",
                "--width 8 | --width has no effect without vgg or resnet18.",
                "--models resnet18 --hidden 9 | --hidden has no effect on resnet18",
                "--models resnet18 --activation tanh | --activation has no effect on resnet18",
                "--models resnet18 --dropout 0.5 | --dropout has no effect on resnet18",
                "--weights f.safetensors --init normal | --init has no effect with --weights",
                "--weights-layout pytroch | Unknown value 'pytroch' for --weights-layout: did you mean 'pytorch'?",
                "--weights f.safetensors --weight-scale 0.1 | --weight-scale has no effect with --weights",
                "--preset lab --models vgg | Preset lab has no rows for --models vgg.",
                "--normalize mean-sdt | Unknown value 'mean-sdt' for --normalize: did you mean 'mean-std'?",
                "--preset quik | Unknown value 'quik' for --preset: did you mean 'quick'?",
                "--momentum 0.5 | --momentum has no effect without --optimizer momentum or nesterov.",
                "--weight-scale 0.5 | --weight-scale has no effect without --init normal.",
                "--overfit 0 | --overfit must be at least 1, not 0.",
                "--overfit few | Invalid value for option '--overfit': 'few' is not an int",
                "--overfit 9001 | --overfit 9001 is more than the training part of glyphs has (9000 images).",
                "--overfit 8 --find-lr | --overfit and --find-lr are two tests.",
                "--overfit 8 --resume | --resume has no effect on --overfit, which is never gone on with.",
                "--find-lr --resume run | --resume has no effect on --find-lr, which is never gone on with.",
                "--overfit 8 --live | --live has no effect on --overfit, which trains nothing that lasts.",
                "--overfit 8 --patience 2 | --patience has no effect on --overfit, which trains nothing that lasts.",
                "--find-lr --watch | --watch has no effect on --find-lr, which trains nothing that lasts.",
                "--find-lr --lr 0.1 | --lr has no effect on --find-lr, which goes through all rates in one epoch.",
                "--overfit 8 --watch | --watch has no effect on --overfit, which trains nothing that lasts.",
                "--overfit 8 --summary | --summary has no effect on --overfit, which shows no layers.",
                "--find-lr --trace-shapes | --trace-shapes has no effect on --find-lr, which shows no layers.",
                "--find-lr --drop-last | --drop-last has no effect on --find-lr, which always leaves a batch out that is not full.",
                "--find-lr --epochs 2 | --epochs has no effect on --find-lr, which goes through all rates in one epoch.",
            })
    void usageErrors(String arguments, String message) {
        String data = arguments.contains("--dataset") ? "" : "--dataset glyphs ";
        CommandRun run = run((data + "--offline " + arguments).split(" "));
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
    }

    @Test
    void aMisspeltOptionIsAnsweredWithTheNearest() {
        assertTrue(run("--epoch", "3").err().contains("Did you mean --epochs?"));
    }

    @Test
    void aBatchLargerThanTheTrainingPart() {
        CommandRun run = run("--dataset", "glyphs", "--offline", "--batch-size", "9001");
        assertEquals(2, run.code());
        assertTrue(
                run.err().startsWith("--batch-size 9001 is larger than the training part of glyphs (9000 images)."),
                run.err());
    }

    @Test
    void aValidationPartThatLeavesNothing() {
        CommandRun run = run("--dataset", "glyphs", "--offline", "--val", "10000");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("10000"), run.err());
        assertEquals(2, run("--dataset", "glyphs", "--offline", "--val", "1.5").code());
        assertEquals(2, run("--dataset", "glyphs", "--offline", "--val", "many").code());
    }

    @Test
    void hiddenSizesThatOverflow() {
        CommandRun run =
                run("--dataset", "glyphs", "--offline", "--models", "mlp", "--hidden", "2000000000,2000000000");
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("Layer fc1 of mlp cannot be built"), run.err());
    }

    @Test
    void aNetworkTooLargeForTheHeap() {
        CommandRun run = run(
                "--dataset",
                "glyphs",
                "--offline",
                "--models",
                "mlp",
                "--engines",
                "manual",
                "--hidden",
                "40000,40000");
        assertEquals(4, run.code());
        assertTrue(run.err().startsWith("This network needs about"), run.err());
        assertTrue(run.err().contains("MAVEN_OPTS=-Xmx"), run.err());
    }

    @Test
    void missingData() {
        Path nowhere = temp.resolve("nowhere");
        CommandRun run = run("--dataset", "mnist", "--offline", "--data-dir", nowhere.toString());
        assertEquals(3, run.code());
        assertTrue(run.err().contains(nowhere.toString()), run.err());
    }

    @Test
    void outBelowARegularFile() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        CommandRun run = run(
                "--dataset",
                "glyphs",
                "--offline",
                "--out",
                file.resolve("below").toString());
        assertEquals(4, run.code());
        assertTrue(run.err().contains(file + " is a file, not a folder."), run.err());
    }

    @Test
    void hoursOfWorkNeedAYes() {
        CommandRun run =
                run("--dataset", "glyphs", "--offline", "--models", "mlp", "--engines", "loops", "--epochs", "1000000");
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("This would take about "), run.err());
        assertTrue(run.err().contains("--yes"), run.err());
    }

    @Test
    void debugShowsWhereItHappened() {
        CommandRun run = CommandRun.task1(
                Map.of(),
                "--dataset",
                "glyphs",
                "--offline",
                "--batch-size",
                "9001",
                "--debug",
                "--out",
                temp.resolve("results").toString());
        assertTrue(run.err().contains("\tat backproplab."), run.err());
    }

    @Test
    void anUnexpectedErrorIsCodeOneAndSaysHowToSeeMore() {
        StringWriter err = new StringWriter();
        int code = Launcher.run(
                new Failing(new IllegalStateException("planted")),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true));
        assertEquals(1, code);
        assertEquals(
                "Unexpected error: java.lang.IllegalStateException: planted\nRun again with --debug for the details.",
                err.toString().strip());
    }

    @Test
    void memoryThatRunsOutIsAnEnvironmentErrorDirectOrWrapped() {
        OutOfMemoryError planted = new OutOfMemoryError("planted");
        for (Throwable thrown :
                new Throwable[] {planted, new IllegalStateException("a worker thread failed", planted)}) {
            StringWriter err = new StringWriter();
            int code =
                    Launcher.run(new Failing(thrown), new PrintWriter(new StringWriter()), new PrintWriter(err, true));
            assertEquals(4, code);
            assertTrue(err.toString().startsWith("Out of memory (planted); the JVM may use "), err.toString());
            assertEquals(2, err.toString().lines().count());
        }
    }

    @Command(name = "failing")
    private static final class Failing implements Runnable {
        private final Throwable thrown;

        Failing(Throwable thrown) {
            this.thrown = thrown;
        }

        @Override
        public void run() {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
    }
}
