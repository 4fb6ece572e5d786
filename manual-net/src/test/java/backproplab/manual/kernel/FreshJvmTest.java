package backproplab.manual.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Child JVMs: a cold one gives the bits of a warm one, and every vector width trains alike. */
class FreshJvmTest {
    private static final String MODULE = "jdk.incubator.vector";

    @Test
    void aFreshJvmEqualsAWarmedOne() throws IOException, InterruptedException {
        String warm = "";
        for (int i = 0; i < 50; i++) {
            warm = TrainingMain.run();
        }
        List<String> flags = new ArrayList<>();
        if (ModuleLayer.boot().findModule(MODULE).isPresent()) {
            flags.addAll(List.of("--add-modules", MODULE));
        }
        flags.add("-D" + KernelProvider.KERNELS_PROPERTY + "="
                + System.getProperty(KernelProvider.KERNELS_PROPERTY, "auto"));
        assertEquals(warm, child(flags));
    }

    @Test
    void everyVectorWidthTrainsAlike() throws IOException, InterruptedException {
        Assumptions.assumeTrue(ModuleLayer.boot().findModule(MODULE).isPresent());
        String plain = child(List.of("--add-modules", MODULE, "-D" + KernelProvider.KERNELS_PROPERTY + "=scalar"));
        assertTrue(plain.startsWith("scalar "), "the property is heard where the module is: " + plain);
        double exact = loss(plain);
        int tried = 0;
        for (int bits : new int[] {128, 256, 512}) {
            String line = child(List.of("--add-modules", MODULE, "-D" + KernelProvider.BITS_PROPERTY + "=" + bits));
            if (line.contains("must be 128, 256 or 512")) {
                continue;
            }
            assertTrue(line.startsWith("simd-" + bits + " "), line);
            assertEquals(exact, loss(line), 1e-5, line);
            tried++;
        }
        assertTrue(tried > 0, "every machine with the module has vectors of 128 bits");
    }

    @Test
    void withoutTheOptimizingCompilerPlainJavaRuns() throws IOException, InterruptedException {
        Assumptions.assumeTrue(ModuleLayer.boot().findModule(MODULE).isPresent());
        assertTrue(child(List.of("--add-modules", MODULE, "-XX:TieredStopAtLevel=1"))
                .startsWith("scalar "));
    }

    private static double loss(String line) {
        return Double.parseDouble(line.split(" ")[1]);
    }

    /** The last line that the child prints. */
    private static String child(List<String> flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TrainingMain.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return process.exitValue() == 0 ? output.substring(output.lastIndexOf('\n') + 1) : output;
    }
}
