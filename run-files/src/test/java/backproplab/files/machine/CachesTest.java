package backproplab.files.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachesTest {
    @TempDir
    Path list;

    @Test
    void readsWhatLinuxLists() throws IOException {
        cache("index0", "1", "Data", "32K");
        cache("index1", "2", "Unified", "1024K");
        assertEquals(List.of("L1 Data 32K", "L2 Unified 1024K"), Caches.read(list));
    }

    @Test
    void saysNothingWhereNothingIsListed() throws IOException {
        assertEquals(List.of(), Caches.read(list));
        Files.createDirectory(list.resolve("index0"));
        assertEquals(List.of(), Caches.read(list));
    }

    private void cache(String folder, String level, String type, String size) throws IOException {
        Path cache = Files.createDirectory(list.resolve(folder));
        Files.writeString(cache.resolve("level"), level + "\n");
        Files.writeString(cache.resolve("type"), type + "\n");
        Files.writeString(cache.resolve("size"), size + "\n");
    }
}
