package backproplab.network.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {
    @TempDir
    Path folder;

    @Test
    void readsTheFirstCoreOfWhatLinuxLists() throws IOException {
        Path cpuinfo = Files.writeString(folder.resolve("cpuinfo"), """
                processor\t: 0
                vendor_id\t: GenuineIntel
                cpu family\t: 6
                model\t\t: 207
                model name\t: Intel(R) Xeon(R) Processor
                flags\t\t: fpu avx2  fma avx512f
                power management:

                processor\t: 1
                model\t\t: 1
                """);
        cache("index0", "1", "Data", "48K");
        cache("index1", "1", "Instruction", "32K");
        cache("index2", "2", "Unified", "2048K");
        cache("index3", "3", "Unified", "260M");

        Processor processor = LinuxFiles.read(cpuinfo, folder);

        assertEquals(
                new Processor(
                        Processor.INTEL,
                        "Intel(R) Xeon(R) Processor",
                        6,
                        207,
                        Set.of("fpu", "avx2", "fma", "avx512f"),
                        48 << 10,
                        2 << 20,
                        260 << 20),
                processor);
        assertEquals("Intel(R) Xeon(R) Processor (family 6, model 207)", processor.title());
        assertTrue(processor.named());
        assertTrue(processor.has("avx2", "fma"));
        assertFalse(processor.has("avx2", "avx512bw"));
    }

    @Test
    void knowsNothingWhereNothingIsListed() throws IOException {
        Files.createDirectory(folder.resolve("index0"));
        assertEquals(Processor.UNKNOWN, LinuxFiles.read(folder.resolve("none"), folder));
        assertEquals("unknown", Processor.UNKNOWN.title());
        assertFalse(Processor.UNKNOWN.named());
    }

    @Test
    void toleratesNumbersAndSizesThatAreNone() throws IOException {
        Path cpuinfo = Files.writeString(folder.resolve("cpuinfo"), "cpu family: ?\nmodel\nmodel name: x\n");
        cache("index0", "1", "Data", "?");
        Processor processor = LinuxFiles.read(cpuinfo, folder);
        assertEquals("x (family 0, model 0)", processor.title());
        assertEquals(0, processor.l1DataBytes());
    }

    @Test
    void isReadOnce() {
        assertSame(Processor.here(), Processor.here());
    }

    private void cache(String name, String level, String type, String size) throws IOException {
        Path cache = Files.createDirectory(folder.resolve(name));
        Files.writeString(cache.resolve("level"), level + "\n");
        Files.writeString(cache.resolve("type"), type + "\n");
        Files.writeString(cache.resolve("size"), size + "\n");
    }
}
