package backproplab.files.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How it looks; that it arrives as it was meant is a test of the commands that print it. */
class MavenCommandTest {
    private static final String START = "mvn compile exec:java -Dexec.mainClass=Task1";

    private static String typed(String... words) {
        return new MavenCommand("Task1", List.of(words)).typed();
    }

    @Test
    void plainWordsNeedOneKindOfQuotes() {
        assertEquals(START, typed());
        assertEquals(
                START + " -Dexec.args=\"--lr 0.1 --hidden 128,256 --schedule step:20,0.1\"",
                typed("--lr", "0.1", "--hidden", "128,256", "--schedule", "step:20,0.1"));
        assertEquals(START + " -Dexec.args=\"--out '/my results'\"", typed("--out", "/my results"));
    }

    @Test
    void whatTheShellWouldReadIsInSingleQuotes() {
        assertEquals(START + " -Dexec.args='--out=/a$b'", typed("--out=/a$b"));
        assertEquals(START + " -Dexec.args='--out \"/a b$c\"'", typed("--out", "/a b$c"));
        assertEquals(START + " -Dexec.args='\"it'\\''s\"'", typed("it's"));
    }

    @Test
    void theSwitchesOfTheBuildComeFirst() {
        MavenCommand command =
                new MavenCommand("Task1", List.of("--offline"), List.of("-Ppytorch", "-Dnd4j.build=one dnn"));
        assertEquals(
                "mvn -Ppytorch '-Dnd4j.build=one dnn' compile exec:java -Dexec.mainClass=Task1 -Dexec.args=\"--offline\"",
                command.typed());
    }

    @Test
    void elsewhereMavenIsToldWhereTheProjectIs() {
        MavenCommand command = new MavenCommand("Doctor", List.of());
        assertEquals(
                "mvn -f /home/me/lab compile exec:java -Dexec.mainClass=Doctor",
                command.typed(Optional.of(Path.of("/home/me/lab"))));
        assertEquals(
                "mvn -f '/home/me/my '\\''lab'\\''' compile exec:java -Dexec.mainClass=Doctor",
                command.typed(Optional.of(Path.of("/home/me/my 'lab'"))));
    }
}
