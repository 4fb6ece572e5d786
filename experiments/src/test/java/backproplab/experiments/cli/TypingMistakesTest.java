package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.lab.LabCommand;
import backproplab.experiments.cli.report.ReportCommand;
import backproplab.experiments.weights.SmallNetworks;
import backproplab.experiments.weights.WeightFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to words between a keyboard and a command: two or three lines say what it was, and what to type. */
class TypingMistakesTest {
    @TempDir
    private Path temp;

    private Path weights() {
        Path file = temp.resolve("w.safetensors");
        WeightFile.save(
                file, SmallNetworks.weights(SmallNetworks.linear()), SmallNetworks.linear(), SmallNetworks.ORIGIN);
        return file;
    }

    private static String refused(int code, Object command, String... words) {
        CommandRun run = CommandRun.of(command, words);
        assertEquals(code, run.code(), run.err() + run.out());
        assertTrue(run.errorLines() >= 2 && run.errorLines() <= 3, run.err());
        return run.err().replace(System.lineSeparator(), "\n").strip();
    }

    private static String task1(int code, String... words) {
        return refused(code, new Task1Command(Map.of()), words);
    }

    @Test
    void aPathWithABlankThatNobodyQuoted() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("my own data"));
        String data = "--data-dir " + folder + " --offline";
        assertEquals(
                "'own' belongs to no option, and Task1 takes nothing else.\n'" + folder
                        + "' has a blank, so quote it within: -Dexec.args=\"--data-dir '" + folder + "' --offline\"",
                task1(2, data.split(" ")));
        assertTrue(task1(2, ("--dataset=folder:" + folder).split(" "))
                .endsWith("quote it within: -Dexec.args=\"'--dataset=folder:" + folder + "'\""));
        Path weights = weights();
        String images = "--weights " + weights + " " + Files.createFile(folder.resolve("a cat.png"));
        CommandRun run = CommandRun.of(new PredictCommand(), images.split(" "));
        assertEquals(3, run.code());
        assertTrue(
                run.err()
                        .strip()
                        .endsWith("quote it within: -Dexec.args=\"--weights " + weights + " '"
                                + folder.resolve("a cat.png") + "'\""),
                run.err());
        assertTrue(refused(3, new ReportCommand(), folder.toString().split(" "))
                .endsWith("quote it within: -Dexec.args=\"'" + folder + "'\""));
    }

    @Test
    void aWordTooManyMayBePartOfAPath() {
        assertEquals(
                "'results' belongs to no option, and Task1 takes nothing else.\n"
                        + "A path with a blank is quoted within: -Dexec.args=\"--epochs 1 --out 'my results' --offline\"",
                task1(2, "--epochs", "1", "--out", "my", "results", "--offline"));
        assertEquals(
                "'results' belongs to no option, and Task1 takes nothing else.\n"
                        + "A path with a blank is quoted within: -Dexec.args=\"'--out=my results'\"",
                task1(2, "--out=my", "results"));
        assertEquals(
                "'mlp' belongs to no option, and Task1 takes nothing else.\nAll options: --help",
                task1(2, "--offline", "mlp"));
        assertEquals(
                "'c' is one argument too many for Lab compare.\n"
                        + "A path with a blank is quoted within: -Dexec.args=\"compare a 'b c'\"",
                refused(2, new LabCommand(), "compare", "a", "b", "c"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\u2013epochs | 3 | an en dash | \u2013epochs | --epochs",
                "\u2014epochs=3 | | em dash | \u2014epochs=3 | --epochs=3",
                "\u2212\u2212epochs | 3 | minus sign | \u2212\u2212epochs | --epochs",
                "--train\u2011limit | 5 | non-breaking hyphen | --train\u2011limit | --train-limit",
                "--epochs\u00a03 | | no-break space | --epochs\u00a03 | --epochs 3",
                "\u201c--epochs | 3\u201d | left double quotation mark | \u201c--epochs | --epochs",
            })
    void optionsCopiedFromAPage(String first, String second, String character, String shown, String meant) {
        String message = second == null ? task1(2, first) : task1(2, first, second);
        assertTrue(message.startsWith("'" + shown + "' has "), message);
        assertTrue(message.contains(character.replace("an ", "") + " (U+"), message);
        assertTrue(message.endsWith(", as text copied from a page often does.\nType it anew: " + meant), message);
    }

    @Test
    void suchCharactersInNamesAreNobodysMistake() {
        String message = task1(3, "--dataset", "mnist", "--offline", "--data-dir=no\u2013where");
        assertFalse(message.contains("copied"), message);
        assertTrue(message.contains("no\u2013where"), message);
        String image = refused(3, new PredictCommand(), "--weights", weights().toString(), "\u2013x.png");
        assertTrue(image.startsWith("Image \u2013x.png does not exist."), image);
    }

    @Test
    void wildcardsThatNoShellSaw() {
        assertEquals(
                "Image photos/*.png does not exist.\nName PNG or JPEG files.\n"
                        + "No shell expands photos/*.png within -Dexec.args: write $(echo photos/*.png) there, or name the files.",
                refused(3, new PredictCommand(), "--weights", weights().toString(), "photos/*.png"));
        String run = refused(3, new ReportCommand(), "--out", temp.toString(), "results/*-task?");
        assertTrue(run.contains("No shell expands results/*-task? within -Dexec.args: "), run);
        String data = task1(3, "--dataset=mnist", "--offline", "--data-dir=" + temp.resolve("da*"));
        assertTrue(data.contains("No shell expands " + temp.resolve("da*") + " within -Dexec.args: "), data);
        String compared = refused(3, new LabCommand(), "show", "2026*", "--out", temp.toString());
        assertTrue(compared.contains("No shell expands 2026* within -Dexec.args: "), compared);
    }

    /** Maven's plugin drops an empty word, so that the option takes what follows, or nothing. */
    @Test
    void anEmptyValueGetsLost() {
        String lost =
                "\nAn empty value, such as --hidden '', gets lost within -Dexec.args: leave the option out for its"
                        + " default.\nAll options: --help";
        String next = task1(2, "--hidden", "--epochs", "1");
        assertTrue(next.startsWith("Expected parameter for option '--hidden'") && next.endsWith(lost), next);
        String last = task1(2, "--hidden");
        assertTrue(last.startsWith("Missing required parameter for option '--hidden'") && last.endsWith(lost), last);
    }

    @Test
    void aWordTooManyThatIsInAFileIsOnNoCommandLine() throws IOException {
        Path file = Files.writeString(temp.resolve("words.txt"), "--epochs 1 stray");
        assertEquals(
                "'stray' belongs to no option, and Task1 takes nothing else.\nAll options: --help",
                task1(2, "@" + file, "--offline"));
    }

    @Test
    void anEmptyValueIsNoValue() throws IOException {
        assertEquals(
                "--hidden has an empty value.\nLeave it out for its default, or give it one: --hidden=N",
                task1(2, "--epochs", "1", "--hidden", ""));
        assertEquals(
                "--out has an empty value.\nLeave it out for its default, or give it one: --out=DIR",
                task1(2, "--out=", "--dry-run"));
        assertEquals("An argument is empty.\nLeave it out.", refused(2, new LabCommand(), "show", ""));
        Path file = Files.writeString(temp.resolve("c.yaml"), "epochs: 1\nout: ''\n");
        assertEquals(
                file + ", line 2: out has an empty value.\nLeave the line out for the default.",
                task1(2, "--config", file.toString()));
    }
}
