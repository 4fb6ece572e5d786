package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.lab.LabCommand;
import backproplab.experiments.cli.report.ReportCommand;
import backproplab.files.failure.UserException;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Names of files, cells and settings may hold what a terminal obeys: it reaches no screen. */
class ScreenTextTest {
    private static final String ESCAPE = "\u001b]0;mine\u0007\u001b[31m";
    private static final String SHOWN = "\\u001b]0;mine\\u0007\\u001b[31m";

    @TempDir
    private Path temp;

    /** Prints a name, and fails with it. */
    @Command(name = "Names", mixinStandardHelpOptions = true, description = "@|bold Names.|@")
    private static final class Names implements Runnable {
        @Spec
        private CommandSpec spec;

        @Parameters
        private String name;

        @Override
        public void run() {
            spec.commandLine().getOut().println("name " + name);
            throw UserException.data("No file " + name + ".");
        }
    }

    @Test
    void namesArePrintedAsTheyCanBeRead() {
        CommandRun run = CommandRun.of(new Names(), ESCAPE);
        assertEquals("name " + SHOWN, run.out().strip());
        assertEquals("No file " + SHOWN + ".", run.err().strip());
        CommandRun usage = CommandRun.of(new Names(), "name", "--" + ESCAPE);
        assertTrue(usage.err().contains(SHOWN), usage.err());
        assertFalse((usage.out() + usage.err()).contains("\u001b"), usage.err());
    }

    @Test
    void helpKeepsItsOwnColours() {
        System.setProperty("picocli.ansi", "true");
        try {
            assertTrue(CommandRun.of(new Names(), "--help").out().contains("\u001b[1m"));
        } finally {
            System.clearProperty("picocli.ansi");
        }
    }

    @Test
    void foldersFilesAndSettings() throws IOException {
        Path file = Files.writeString(temp.resolve("c.yaml"), "epochs: \"\\e[31m\"\n\"\\e[2J\": 1\n");
        for (CommandRun run : new CommandRun[] {
            CommandRun.task1(Map.of(), "--dataset=mnist", "--offline", "--data-dir=" + temp.resolve(ESCAPE)),
            CommandRun.task1(Map.of(), "--config=" + file),
            CommandRun.of(new PredictCommand(), "--weights=w" + ESCAPE, ESCAPE + ".png"),
            CommandRun.of(new LabCommand(), "show", ESCAPE, "--out=" + temp),
            CommandRun.of(new ReportCommand(), "--out=" + temp.resolve(ESCAPE)),
        }) {
            String all = run.out() + run.err();
            assertFalse(all.contains("\u001b") || all.contains("\u0007"), all);
            assertTrue(all.contains("\\u001b["), all);
        }
    }

    /** Warnings of libraries name files too. */
    @Test
    void theLogIsPrintableToo() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR");
        LoggingEvent event = new LoggingEvent("", root, Level.WARN, "a" + ESCAPE + "\u009b\nb\t\u00fc", null, null);
        String shown = new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
        assertEquals("WARN: a?]0;mine??[31m?\nb\t\u00fc", shown.strip());
    }
}
