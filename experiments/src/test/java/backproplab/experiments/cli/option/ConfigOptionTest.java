package backproplab.experiments.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

class ConfigOptionTest {
    /** One option of each kind; it prints what counts in the end. */
    @Command(name = "Kinds", mixinStandardHelpOptions = true)
    private static final class Kinds implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private ConfigOption config;

        @Mixin
        private ResumeOptions resume;

        @Mixin
        private RunOptions run;

        @Option(names = "--epochs")
        private int epochs = 1;

        @Option(names = "--models", split = ",")
        private List<String> models;

        @Option(
                names = {"--seed", "--seeds"},
                split = ",")
        private List<Long> seeds;

        @Option(names = "--space")
        private List<String> space;

        @Option(names = "--schedule")
        private String schedule;

        @Option(names = "--offline")
        private boolean offline;

        @Option(names = "--yes")
        private boolean yes;

        @Parameters(arity = "0..*", paramLabel = "NAME")
        private List<String> names;

        @Override
        public Integer call() {
            return config.around(spec.commandLine(), "kinds", () -> {
                spec.commandLine().getOut().print(String.join(" ", CommandWords.of(spec.commandLine())));
                return 0;
            });
        }
    }

    @TempDir
    private Path temp;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(temp.resolve(name), text);
    }

    private static CommandRun kinds(Path file, String... typed) {
        String[] all = new String[typed.length + 1];
        System.arraycopy(typed, 0, all, 1, typed.length);
        all[0] = "--config=" + file;
        return CommandRun.of(new Kinds(), all);
    }

    private static String words(Path file, String... typed) {
        CommandRun run = kinds(file, typed);
        assertEquals(0, run.code(), run.err());
        return run.out();
    }

    @Test
    void everyKindOfOptionCanStandInAFile() throws IOException {
        Path all = file("all.yaml", """
                # A comment.
                epochs: 3
                models: [mlp, cnn]
                seeds: [1, 2]
                space:
                  - lr=log:1e-4:1
                  - hidden=item:1;2
                schedule: "step:20,0.1"
                offline: true
                yes: false
                name: [A/main, B]
                """);
        assertEquals(
                "A/main B --epochs=3 --models=mlp,cnn --seeds=1,2 --space=lr=log:1e-4:1 --space=hidden=item:1;2"
                        + " --schedule=step:20,0.1 --offline",
                words(all));
    }

    @Test
    void whatIsTypedTakesThePlaceOfTheFiles() throws IOException {
        Path some = file("some.yaml", "epochs: 3\nseeds: [1, 2]\noffline: true\nspace: [a=1, b=2]\nname: [A, B]\n");
        assertEquals(
                "C --seeds=7 --epochs=9 --offline=false --space=c=3",
                words(some, "--seed=7", "--epochs", "9", "--offline=false", "--space", "c=3", "C"));
    }

    @Test
    void aRunsOwnFileRepeatsItsWordsButNotThoseOfOneCall() throws IOException {
        Path run = file("config.json", """
                {"task": "kinds", "arguments": ["--yes", "--out=there", "--debug", "--seeds", "1,2", "A"],
                 "plans": [{"epochs": 7}]}""");
        assertEquals("A --out=there --seeds=1,2", words(run));
        assertEquals("A --seeds=1,2 --out=here", words(run, "--out=here"));
    }

    @Test
    void aRunOfAnotherCommandIsRefused() throws IOException {
        Path run = file("config.json", "{\"task\": \"task2\", \"arguments\": []}");
        CommandRun refused = kinds(run);
        assertEquals(2, refused.code());
        assertEquals(
                List.of(run + " is of a run of task2, not of kinds.", "Repeat it with that command."),
                refused.err().lines().toList());
    }

    @Test
    void aRunWhoseOptionsAreNotKnownIsRefused() throws IOException {
        Path run = file("config.json", "{\"task\": \"kinds\", \"arguments\": [\"--older=1\"]}");
        CommandRun refused = kinds(run);
        assertEquals(2, refused.code());
        assertEquals(
                List.of(run + ": Unknown option: '--older=1'", "All options: --help"),
                refused.err().lines().toList());
    }

    @Test
    void aRunIsGoneOnWithByItsOwnOptions() throws IOException {
        CommandRun refused = kinds(file("some.yaml", "epochs: 3\n"), "--resume");
        assertEquals(2, refused.code());
        assertEquals(
                List.of(
                        "--config has no effect on --resume, which takes the run's own options.",
                        "Leave one of them out."),
                refused.err().lines().toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed: 1\\nepoch: 3     | Unknown value 'epoch' for the name of an option in FILE, line 2: did you mean 'epochs'?",
                "--epochs: 3            | Unknown value '--epochs' for the name of an option in FILE, line 1: did you mean 'epochs'?",
                "config: other.yaml     | FILE, line 1: config belongs on the command line, not in a file.",
                "resume: there          | FILE, line 1: resume belongs on the command line, not in a file.",
                "seed: 1\\nepochs: three | FILE, line 2: Invalid value for option '--epochs': 'three' is not an int",
                "seed: 1\\nseeds: 2      | FILE, line 2: seeds is another name of an option that stands in FILE, line 1 already.",
                "offline: maybe         | FILE, line 1: offline takes no value but true or false, not 'maybe'.",
                "epochs: 3\\nepochs: 4   | FILE, line 2, column 7: Duplicate field 'epochs'.",
                "epochs: {a: 1}         | FILE, line 1: epochs has no values that an option can take.",
                "- epochs               | FILE, line 1: the file is no list of options.",
                "epochs: [1             | FILE, line 2, column 1: expected ',' or ']', but got <stream end>."
            })
    void whatTheFileHasWrongIsSaidWithItsLine(String text, String message) throws IOException {
        Path file = file("bad.yaml", text.replace("\\n", "\n") + "\n");
        CommandRun refused = kinds(file);
        assertEquals(2, refused.code(), refused.err());
        assertEquals(
                message.replace("FILE", file.toString()),
                refused.err().lines().findFirst().orElseThrow());
        assertTrue(refused.errorLines() <= 3, refused.err());
    }

    @Test
    void aFileThatCannotBeReadIsCode3() {
        CommandRun refused = kinds(temp.resolve("none.yaml"));
        assertEquals(3, refused.code());
        assertTrue(refused.err().startsWith("Cannot read " + temp.resolve("none.yaml") + ": "), refused.err());
    }

    @Test
    void helpNamesIt() {
        assertTrue(CommandRun.of(new Kinds(), "--help").out().contains("--config=FILE"));
    }
}
