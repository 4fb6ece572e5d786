package backproplab.benchmarks.samediff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.benchmarks.work.Workload;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SameDiffStepsTest {
    @Test
    void bothNetworksAreTheSame() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SameDiffSteps.compare(Workload.CNN_B10, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String line = bytes.toString(StandardCharsets.UTF_8);
        Matcher losses = Pattern.compile("first loss ([\\d.]+) and ([\\d.]+)").matcher(line);
        assertTrue(line.startsWith("cnn-b10: layers ") && losses.find(), line);
        assertEquals(Double.parseDouble(losses.group(1)), Double.parseDouble(losses.group(2)), 1e-4, line);
    }
}
