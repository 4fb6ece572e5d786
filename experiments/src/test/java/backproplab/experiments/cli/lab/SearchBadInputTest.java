package backproplab.experiments.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be is said in one to three lines, before anything is trained or written. */
class SearchBadInputTest {
    @TempDir
    private Path temp;

    private void refused(String message, String... arguments) {
        Path out = temp.resolve("results");
        CommandRun run = SearchRuns.small(out, arguments);
        assertEquals(2, run.code(), run.out());
        assertTrue(run.err().replace("\r\n", "\n").startsWith(message), run.err());
        assertTrue(run.errorLines() <= 3, run.err());
        assertFalse(Files.exists(out), "nothing is written");
    }

    @Test
    void nothingToSearchOver() {
        refused("Nothing to search over.\nName options with --space");
    }

    @Test
    void namesThatAreNoOptionGetTheNearest() {
        refused(
                "Unknown value 'batchsize' for the name of an option in the space: did you mean 'batch-size'?",
                "--space",
                "batchsize=item:1,2");
        refused("Unknown value 'E/frist' for a stage: did you mean 'E/first'?", "E/frist");
        refused("Unknown value 'bayes' for --method", "--method", "bayes", "--space", "lr=log:1:2");
        refused("Unknown value 'loops' for --engines", "--engines", "loops", "--space", "lr=log:1:2");
        refused("Unknown value 'task3' for --task: did you mean 'task", "--task", "task3", "--space", "lr=log:1:2");
        refused("Unknown value 'dataset' for the name", "--space", "dataset=item:mnist");
    }

    @Test
    void optionsThatAreFixedAndSearched() {
        refused(
                "--lr 0.1 is given, and the space has lr=log:0.01:1.\nLeave one of them out.",
                "--lr",
                "0.1",
                "--space",
                "lr=log:0.01:1");
        refused("The space has lr twice.", "--space", "lr=log:0.01:1", "--space", "lr=item:1");
    }

    @Test
    void valuesThatTheOptionRefuses() {
        refused(
                "--space batch-size=item:32,0, trial 2 (batch-size 0): --batch-size must be at least 1, not 0.",
                "--method",
                "grid",
                "--space",
                "batch-size=item:32,0");
        refused(
                "--space lr=item:abc, trial 1 (lr abc): Invalid value for option '--lr': 'abc' is not a double",
                "--space",
                "lr=item:abc");
        refused(
                "--space activation=item:relu,rely, trial 2 (activation rely): Unknown value 'rely' for --activation: did"
                        + " you mean 'relu'?",
                "--method",
                "grid",
                "--space",
                "activation=item:relu,rely");
        refused("--space augment=item:flop, trial 1 (augment flop): --augment: ", "--space", "augment=item:flop");
        refused(
                "--space batch-size=item:9999, trial 1 (batch-size 9999): --batch-size 9999 is larger than the training"
                        + " part",
                "--space",
                "batch-size=item:9999");
        refused("--space weight-scale=log:1e-3:1, trial 1 (weight-scale ", "--space", "weight-scale=log:1e-3:1");
        refused("--space val=item:0, trial 1 (val 0): ", "--space", "val=item:0");
    }

    @Test
    void valuesBeyondABoundAreAnsweredWithAnExample() {
        refused(
                "--space dropout=float:1:2, trial 1 (dropout 1.991): --dropout must be at least 0 and below 1, not 1.991.\n"
                        + "Try only values that the option takes, for example --space dropout=float:0:0.5.\n",
                "--space",
                "dropout=float:1:2");
        refused(
                "--space batch-size=item:0, trial 1 (batch-size 0): --batch-size must be at least 1, not 0.\n"
                        + "Try only values that the option takes, for example --space batch-size=int:16:128.\n",
                "--space",
                "batch-size=item:0");
        CommandRun unused =
                SearchRuns.small(temp.resolve("results"), "--space", "momentum=item:0.9", "--optimizer", "sgd");
        assertEquals(2, unused.code());
        assertTrue(unused.err().contains("--momentum has no effect without "), unused.err());
        assertFalse(unused.err().contains("Try only"), "no value would do: " + unused.err());
    }

    @Test
    void optionsOfAllTrialsAreRefusedAsEverywhere() {
        refused("--dropout must be at least 0 and below 1, not 2.0.", "--space", "lr=log:0.1:1", "--dropout", "2");
        refused(
                "Every trial trains one model, but --models names [mlp, cnn]",
                "--space",
                "lr=log:0.1:1",
                "--models",
                "mlp,cnn");
        refused("Unknown option: '--lrr'", "--space", "lr=log:0.1:1", "--lrr", "2");
    }

    @Test
    void theDimensionIsTheOneThatTheMessageIsAbout() {
        refused(
                "--weight-decay has no effect without --optimizer adamw.\nAdd it, or use --l2 with other optimizers.\n",
                "--weight-decay",
                "0.1",
                "--optimizer",
                "sgd",
                "--space",
                "l2=item:0.1");
        refused(
                "--space optimizer=item:sgd, trial 1 (optimizer sgd): --momentum has no effect without --optimizer",
                "--momentum",
                "0.5",
                "--space",
                "optimizer=item:sgd");
        refused(
                "--space augment=item:saturation0.2, trial 1 (augment saturation0.2): Augmentation saturation0.2 does not"
                        + " fit glyphs",
                "--task",
                "task1",
                "--dataset",
                "glyphs",
                "--space",
                "augment=item:saturation0.2");
        CommandRun tooLarge =
                SearchRuns.search("--offline", "--dataset", "shapes", "--space", "hidden=item:2000000000");
        assertTrue(
                tooLarge.err().startsWith("--space hidden=item:2000000000, trial 1 (hidden 2000000000): Layer "),
                tooLarge.err());
    }

    @Test
    void layersNeedOneSize() {
        CommandRun none = SearchRuns.search(
                "--offline", "--dataset", "shapes", "--out", temp.toString(), "--space", "layers=int:1:2");
        assertEquals(2, none.code());
        assertTrue(
                none.err().startsWith("--space layers=int:1:2, trial 1 (layers ")
                        && none.err().contains("no size is given"),
                none.err());
        refused(
                "--space layers=int:0:0, trial 1 (layers 0): layers must be a whole number from 1 to 100, not 0.",
                "--space",
                "layers=int:0:0");
        CommandRun several =
                SearchRuns.search("--offline", "--dataset", "shapes", "--hidden", "8,4", "--space", "layers=int:1:2");
        assertTrue(several.err().contains("hidden is 8,4."), several.err());
    }

    @Test
    void numbersOfTheMethod() {
        refused("--draws must be between 1 and 10000, not 0.", "--draws", "0", "--space", "lr=log:0.1:1");
        refused("--eta must be at least 2, not 1.", "--method", "halving", "--eta", "1", "--space", "lr=log:0.1:1");
        refused("--eta has no effect on --method random.", "--eta", "2", "--space", "lr=log:0.1:1");
        refused(
                "--min-epochs has no effect on --method grid.",
                "--method",
                "grid",
                "--min-epochs",
                "2",
                "--space",
                "lr=item:1");
        refused("--draws has no effect on --method grid", "--method", "grid", "--draws", "2", "--space", "lr=item:1");
        refused("A grid needs a number of points for lr.", "--method", "grid", "--space", "lr=log:0.1:1");
        refused(
                "The grid has 1,000,000 combinations",
                "--method",
                "grid",
                "--space",
                "patience=int:1:1000",
                "--space",
                "split-seed=int:1:1000");
        CommandRun epochs = SearchRuns.search(
                "--offline", "--dataset", "shapes", "--method", "halving", "--space", "epochs=int:1:9");
        assertEquals(2, epochs.code());
        assertTrue(
                epochs.err().startsWith("--method halving decides itself how many epochs a trial has."), epochs.err());
        CommandRun models = SearchRuns.search(
                "--offline", "--dataset", "shapes", "--method", "halving", "--space", "models=item:mlp,vgg");
        assertEquals(2, models.code());
        assertEquals(
                "--method halving needs one number of epochs for its last round, and the presets of the models in the space"
                        + " have several: {mlp=5, vgg=3}.\nAdd --epochs N.\n",
                models.err().replace("\r\n", "\n"));
    }

    @Test
    void moreThreadsThanCores() {
        refused(
                "--parallel 100000 with --threads 1 each needs more than the ",
                "--parallel",
                "100000",
                "--space",
                "lr=log:0.1:1");
        refused(
                "--parallel 2 is not possible with --engines dl4j",
                "--parallel",
                "2",
                "--engines",
                "dl4j",
                "--space",
                "lr=log:0.1:1");
    }

    @Test
    void filesOfSpaces() throws IOException {
        Path file = Files.writeString(temp.resolve("space.yaml"), "lr: log:1:2\nl2: [1, 2\nhidden: int:1:2\n");
        refused(file + ", line 3, column 7: expected ',' or ']', but got :.", "--space-file", file.toString());
        CommandRun none =
                SearchRuns.small(temp, "--space-file", temp.resolve("none").toString());
        assertEquals(3, none.code());
        assertTrue(none.err().startsWith("Cannot read " + temp.resolve("none")), none.err());
    }

    @Test
    void anOutputFolderThatIsAFileIsCode4() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        CommandRun run = SearchRuns.small(file, "--space", "lr=log:0.1:1");
        assertEquals(4, run.code(), run.err());
        assertTrue(run.err().startsWith("Cannot write to --out "), run.err());
    }
}
