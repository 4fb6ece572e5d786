package backproplab.experiments.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuSideTest {
    @TempDir
    private Path temp;

    @Test
    void cudaGoesTheOtherBackendComesAndNothingIsThereTwice() {
        List<String> own = List.of(
                "experiments/classes",
                "m/nd4j-api-1.0.0-M2.1.jar",
                "m/nd4j-cuda-11.6-1.0.0-M2.1.jar",
                "m/nd4j-cuda-11.6-preset-1.0.0-M2.1.jar",
                "m/nd4j-cuda-11.6-1.0.0-M2.1-linux-x86_64.jar",
                "m/cuda-11.6-8.3-1.5.7.jar",
                "m/cuda-11.6-8.3-1.5.7-linux-x86_64-redist.jar",
                "m/my-cuda-notes.jar");
        List<String> cpu = List.of("m/nd4j-native-1.0.0-M2.1.jar", "m/nd4j-api-1.0.0-M2.1.jar");
        assertEquals(
                String.join(
                        File.pathSeparator,
                        "experiments/classes",
                        "m/nd4j-api-1.0.0-M2.1.jar",
                        "m/my-cuda-notes.jar",
                        "m/nd4j-native-1.0.0-M2.1.jar"),
                CpuSide.join(own, cpu));
    }

    @Test
    void theBuildsListIsReadWhereThereIsOne() throws IOException {
        assertEquals(Optional.empty(), CpuSide.cpuBackend(""));
        assertEquals(
                Optional.empty(), CpuSide.cpuBackend(temp.resolve("none.txt").toString()));
        Path list = Files.writeString(temp.resolve("list.txt"), "a.jar" + File.pathSeparator + "b.jar\n");
        assertEquals(Optional.of(List.of("a.jar", "b.jar")), CpuSide.cpuBackend(list.toString()));
    }

    @Test
    void theDefaultBuildNeedsNoSecondProcess() {
        CpuSide here = CpuSide.here();
        assertFalse(here.gpu());
        assertEquals(Optional.empty(), here.classPath());
    }
}
