package backproplab.experiments.cli.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.CommandRun;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.shape.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/check.md, done as it says: its class, right, wrong as on the page, and with its places empty. */
class CheckPageTest {
    @TempDir
    private Path temp;

    private CommandRun check(PageLinear linear) throws IOException {
        return linear.check("MyLinear", "--out", temp.resolve("results").toString());
    }

    /** Where a line stands in a file is known to a command that Maven started. */
    private static String withoutLineNumbers(String text) {
        return text.replaceAll("\\.java:\\d+", ".java");
    }

    @Test
    void theClassOfThePageIsRightWhenItsPlacesAreFilledIn() throws IOException {
        CommandRun run =
                check(PageLinear.write(temp, PageLinear.FORWARD, PageLinear.GRADIENTS, PageLinear.INPUT_GRADIENT));
        assertEquals(0, run.code(), run.out() + run.err());
        String right = run.out().lines().findFirst().orElseThrow();
        assertTrue(Files.readString(PageLinear.PAGE).contains("`" + right + "`"), right);
    }

    @Test
    void theTranscriptIsWhatTheMistakeOfThePageGives() throws IOException {
        String page = Files.readString(PageLinear.PAGE);
        String wrong = PageLinear.GRADIENTS.replace("x.get(r * in + i) * d)", "x.get(r * in + i) * d / n)");
        assertTrue(page.contains("`weight.gradient().get(at) + x.get(r * in + i) * d / n`"));
        CommandRun run = check(PageLinear.write(temp, PageLinear.FORWARD, wrong, PageLinear.INPUT_GRADIENT));
        assertEquals(1, run.code(), run.out() + run.err());
        Matcher transcript =
                Pattern.compile("(?s)```\n(MyLinear as Linear.*?)```").matcher(page);
        assertTrue(transcript.find());
        String said = run.out().substring(0, run.out().indexOf("\nTable: "));
        assertEquals(withoutLineNumbers(transcript.group(1)), said);
    }

    @Test
    void theActivationOfThePageIsRight() throws IOException {
        Matcher code =
                Pattern.compile("(?s)```java\n(public class MyTanh.*?)```").matcher(Files.readString(PageLinear.PAGE));
        assertTrue(code.find());
        String imports = Stream.of(Layer.class, Pass.class, DoubleTensor.class, Shape.class)
                .map(type -> "import " + type.getName() + ";\n")
                .collect(Collectors.joining());
        PageLinear.compile(temp, Files.writeString(temp.resolve("MyTanh.java"), imports + code.group(1)));
        String out = temp.resolve("results").toString();
        CommandRun run = PageLinear.check(temp, "MyTanh", "--as", "tanh", "--out", out);
        assertEquals(0, run.code(), run.out() + run.err());
        CommandRun other = PageLinear.check(temp, "MyTanh", "--as", "sigmoid", "--out", out);
        assertEquals(1, other.code(), other.out() + other.err());
        assertTrue(other.out().contains("This is exactly tanh; sigmoid is asked for."), other.out());
    }

    @Test
    void theEmptyClassCompilesAndIsWrongWithoutAnException() throws IOException {
        CommandRun run = check(PageLinear.write(temp, "", "", ""));
        assertEquals(1, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("12 of 14 quantities are wrong"), run.out());
        assertTrue(run.out().contains("zero"), run.out());
    }
}
