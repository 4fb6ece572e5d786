package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GarbledArgumentsTest {
    private static final String ADVICE =
            ").\nRun again with LC_ALL= LANG=C.UTF-8 in front of the command, and the argument in UTF-8.";

    @Test
    void namesTheArgumentAndTheLocale() {
        String[] arguments = {"--dataset", "folder:\uFFFD\uFFFD\uFFFD/x"};
        String start = "The argument 'folder:???/x' has characters that this locale cannot express (";
        assertEquals(Optional.of(start + "none is set" + ADVICE), GarbledArguments.message(Map.of(), arguments));
        assertEquals(
                Optional.of(start + "LC_ALL=C" + ADVICE),
                GarbledArguments.message(Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8"), arguments));
        assertEquals(
                Optional.of(start + "LANG=POSIX" + ADVICE),
                GarbledArguments.message(Map.of("LC_ALL", "", "LANG", "POSIX"), arguments));
    }

    @Test
    void whatIsWholeIsLeftAlone() {
        assertEquals(Optional.empty(), GarbledArguments.message(Map.of(), "--dataset", "folder:\u732b", "what?"));
    }

    @Test
    void theCommandIsNotRun() {
        CommandRun run = CommandRun.of(new PredictCommand(), "--weights", "\uFFFD.safetensors", "x.png");
        assertEquals(2, run.code());
        assertEquals(2, run.errorLines(), run.err());
    }
}
