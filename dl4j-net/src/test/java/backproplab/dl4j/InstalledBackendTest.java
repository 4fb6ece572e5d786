package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledBackendTest {

    private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
    private static final String CPU = "org.nd4j.linalg.cpu.nativecpu.CpuBackend";
    private static final String CUDA = "org.nd4j.linalg.jcublas.JCublasBackend";

    @TempDir
    private Path folder;

    @Test
    void theTestsRunOnTheCpu() {
        List<InstalledBackend> here = InstalledBackend.all(getClass().getClassLoader());
        assertEquals(1, here.size());
        assertEquals(CPU, here.get(0).provider());
        assertTrue(
                here.get(0).jar().startsWith("nd4j-native-1.0.0-M"), here.get(0).jar());
        assertFalse(here.get(0).cuda());
        assertEquals(Optional.empty(), here.get(0).cudaVersion());
        assertEquals("dl4j-cpu", Dl4jBackend.name());
        assertFalse(Dl4jBackend.onGpu());
    }

    @Test
    void theCudaReleaseIsInTheNameOfTheJar() throws IOException {
        Path jar = jar("nd4j-cuda-11.6-1.0.0-M2.1.jar", SERVICE, "# a comment\n\n" + CUDA + "  # why\n");
        try (URLClassLoader loader = loader(jar)) {
            InstalledBackend cuda = InstalledBackend.all(loader).get(0);
            assertEquals(new InstalledBackend(CUDA, "nd4j-cuda-11.6-1.0.0-M2.1"), cuda);
            assertTrue(cuda.cuda());
            assertEquals(Optional.of("11.6"), cuda.cudaVersion());
            assertFalse(cuda.hasNatives(loader, "linux-x86_64"));
        }
    }

    @Test
    void theJarsOfItsBindingsAndNativesAreNotMoreBackends() throws IOException {
        Path plain = jar("nd4j-native-1.0.0-M1.1.jar", SERVICE, CPU);
        Path natives = jar("nd4j-native-1.0.0-M1.1-linux-x86_64.jar", SERVICE, CPU);
        Path preset = jar("nd4j-native-preset-1.0.0-M1.1.jar", SERVICE, CPU);
        try (URLClassLoader loader = loader(plain, natives, preset)) {
            assertEquals(List.of(new InstalledBackend(CPU, "nd4j-native-1.0.0-M1.1")), InstalledBackend.all(loader));
        }
    }

    @Test
    void nativesAreFoundByFileOrByJar() throws IOException {
        InstalledBackend cuda = new InstalledBackend(CUDA, "nd4j-cuda-11.2-1.0.0-M1.1");
        Path byFile = jar("a.jar", "org/nd4j/nativeblas/linux-x86_64/libnd4jcuda.so", "");
        Path byJar = jar(
                "nd4j-cuda-11.2-1.0.0-M1.1-linux-x86_64.jar",
                "META-INF/maven/org.nd4j/nd4j-cuda-11.2/pom.properties",
                "");
        for (Path jar : List.of(byFile, byJar)) {
            try (URLClassLoader loader = loader(jar)) {
                assertTrue(cuda.hasNatives(loader, "linux-x86_64"), jar.toString());
                assertFalse(cuda.hasNatives(loader, "windows-x86_64"), jar.toString());
            }
        }
    }

    @Test
    void twoBackendsAreAnErrorThatNamesBoth() throws IOException {
        Path cpu = jar("nd4j-native-1.0.0-M2.1.jar", SERVICE, CPU);
        Path cuda = jar("nd4j-cuda-11.6-1.0.0-M2.1.jar", SERVICE, CUDA);
        try (URLClassLoader loader = loader(cpu, cuda)) {
            List<InstalledBackend> both = InstalledBackend.all(loader);
            Dl4jUnavailableException e =
                    assertThrows(Dl4jUnavailableException.class, () -> Dl4jBackend.requireOne(both));
            assertEquals(
                    "Deeplearning4j cannot run: ND4J needs exactly one backend on the class path.\n"
                            + "There are 2: nd4j-native-1.0.0-M2.1, nd4j-cuda-11.6-1.0.0-M2.1\n"
                            + "Choose one: no profile for the CPU, or -Pcuda or -Pcuda-ptx for a GPU.",
                    e.getMessage());
        }
    }

    @Test
    void noBackendIsAnError() {
        Dl4jUnavailableException e =
                assertThrows(Dl4jUnavailableException.class, () -> Dl4jBackend.requireOne(List.of()));
        assertTrue(e.getMessage().contains("There are 0"), e.getMessage());
    }

    private Path jar(String name, String entry, String content) throws IOException {
        Path file = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return file;
    }

    private static URLClassLoader loader(Path... jars) throws IOException {
        URL[] urls = new URL[jars.length];
        for (int i = 0; i < jars.length; i++) {
            urls[i] = jars[i].toUri().toURL();
        }
        return new URLClassLoader(urls, null);
    }
}
