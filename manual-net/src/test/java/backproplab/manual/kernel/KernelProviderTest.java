package backproplab.manual.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KernelProviderTest {
    @Test
    void choosesWhatThisTestRunIsMeantFor() {
        String expected = System.getProperty("test.expectedKernels", "");
        assertTrue(
                KernelProvider.lookup().name().startsWith(expected),
                "expected " + expected + ", chosen " + KernelProvider.lookup().name());
    }

    @Test
    void choosesOnce() {
        assertSame(KernelProvider.lookup(), KernelProvider.lookup());
    }

    @Test
    void plainJavaCanBeForced() {
        assertEquals("scalar", KernelProvider.choose("scalar").name());
    }

    @Test
    void anUnknownChoiceIsAnError() {
        assertEquals(
                "-Dmanualnet.kernels=gpu is not one of auto, scalar, simd",
                assertThrows(KernelChoiceException.class, () -> KernelProvider.choose("gpu"))
                        .getMessage());
    }

    @Test
    void withoutTheModuleSimdIsAnErrorAndAutomaticIsPlainJava() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            assertTrue(KernelProvider.choose("auto").name().startsWith("simd-"));
            return;
        }
        assertEquals("scalar", KernelProvider.choose("auto").name());
        assertTrue(assertThrows(KernelChoiceException.class, () -> KernelProvider.choose("simd"))
                .getMessage()
                .startsWith("SIMD kernels need java --add-modules jdk.incubator.vector"));
    }
}
