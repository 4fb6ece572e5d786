package backproplab.benchmarks.samediff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.benchmarks.work.Workload;
import backproplab.files.failure.UserException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SameDiffStepsTest {
    @Test
    void namesChooseWorkloads() {
        assertEquals(List.of(Workload.CNN_B10), SameDiffSteps.chosen(List.of("cnn-b10")));
        assertEquals(4, SameDiffSteps.chosen(List.of()).size());
    }

    @Test
    void anUnknownNameSaysWhichThereAre() {
        for (String name : List.of("cnn-b11", "resnet18-3x3-b32")) {
            UserException refusal =
                    assertThrows(UserException.class, () -> SameDiffSteps.chosen(List.of("cnn-b10", name)));
            assertEquals(2, refusal.code().code());
            assertEquals(
                    "Unknown workload '" + name
                            + "' for SameDiff.\nKnown: mlp-a-b10, mlp-a-b128, cnn-b10, cnn-b128; no name runs all.",
                    refusal.getMessage());
        }
    }

    @Test
    @Tag("full")
    void bothNetworksAreTheSame() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SameDiffSteps.compare(Workload.CNN_B10, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String line = bytes.toString(StandardCharsets.UTF_8);
        Matcher losses = Pattern.compile("first loss ([\\d.]+) and ([\\d.]+)").matcher(line);
        assertTrue(line.startsWith("cnn-b10: layers ") && losses.find(), line);
        assertEquals(Double.parseDouble(losses.group(1)), Double.parseDouble(losses.group(2)), 1e-4, line);
    }
}
