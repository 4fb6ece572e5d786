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
        double exact = loss(plain, 1);
        double withoutPenalty = loss(plain, 4);
        int tried = 0;
        for (int bits : new int[] {128, 256, 512}) {
            String line = child(List.of("--add-modules", MODULE, "-D" + KernelProvider.BITS_PROPERTY + "=" + bits));
            if (line.contains("must be 128, 256 or 512")) {
                continue;
            }
            assertTrue(line.startsWith("simd-" + bits + " "), line);
            assertEquals(exact, loss(line, 1), 1e-5, line);
            assertEquals(withoutPenalty, loss(line, 4), 1e-5, line);
            tried++;
        }
        assertTrue(tried > 0, "every machine with the module has vectors of 128 bits");
    }

    /** The first call fails while classes are initialised, which the second would hear of as something else. */
    @Test
    void aChoiceThatCannotBeMetIsSaidAtEveryCall() throws IOException, InterruptedException {
        assertEquals(
                "2 x -Dmanualnet.kernels=fast is not one of auto, scalar, simd",
                child(LookupMain.class, List.of("-D" + KernelProvider.KERNELS_PROPERTY + "=fast")));
        Assumptions.assumeTrue(ModuleLayer.boot().findModule(MODULE).isPresent());
        for (String bits : List.of("1024", "wide", "64")) {
            String said = child(
                    LookupMain.class,
                    List.of("--add-modules", MODULE, "-D" + KernelProvider.BITS_PROPERTY + "=" + bits));
            assertTrue(
                    said.startsWith(
                            "2 x -Dmanualnet.vectorBits=" + bits + ": must be 128, 256 or 512, and at most the "),
                    said);
        }
    }

    /** Asks twice for what it cannot have. */
    static final class LookupMain {
        private LookupMain() {}

        public static void main(String[] arguments) {
            String first = said();
            System.out.println(first.equals(said()) ? "2 x " + first : "another message the second time");
        }

        private static String said() {
            try {
                return "no error: " + KernelProvider.lookup().name();
            } catch (KernelChoiceException e) {
                return e.getMessage();
            }
        }
    }

    @Test
    void withoutTheOptimizingCompilerPlainJavaRuns() throws IOException, InterruptedException {
        Assumptions.assumeTrue(ModuleLayer.boot().findModule(MODULE).isPresent());
        assertTrue(child(List.of("--add-modules", MODULE, "-XX:TieredStopAtLevel=1"))
                .startsWith("scalar "));
    }

    private static double loss(String line, int word) {
        return Double.parseDouble(line.split(" ")[word]);
    }

    private static String child(List<String> flags) throws IOException, InterruptedException {
        return child(TrainingMain.class, flags);
    }

    /** The last line that the child prints. */
    private static String child(Class<?> main, List<String> flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return process.exitValue() == 0 ? output.substring(output.lastIndexOf('\n') + 1) : output;
    }
}
