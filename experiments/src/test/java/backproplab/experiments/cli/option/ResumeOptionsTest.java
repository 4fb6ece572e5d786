package backproplab.experiments.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.checkpoint.StartedCommand;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class ResumeOptionsTest {
    /** A command with an option that may be given several times. */
    @Command(name = "numbers")
    private static final class Numbers {
        @Option(names = "--number")
        private List<Integer> numbers;

        @Option(names = "--resume")
        private boolean resume;
    }

    @Test
    void anOptionGivenTwiceIsRepeatedOnce() {
        Numbers command = new Numbers();
        CommandLine line = new CommandLine(command);
        line.parseArgs("--resume");
        ResumeOptions.repeat(line, new StartedCommand("numbers", List.of("--number", "1", "--number", "2"), Map.of()));
        assertEquals(List.of(1, 2), command.numbers);
        assertTrue(command.resume);
    }
}
