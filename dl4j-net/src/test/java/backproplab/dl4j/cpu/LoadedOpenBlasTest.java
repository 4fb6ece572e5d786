package backproplab.dl4j.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedOpenBlasTest {

    @TempDir
    private Path folder;

    @Test
    void everyCopyIsFoundOnce() throws IOException {
        Path maps = Files.write(
                folder.resolve("maps"),
                List.of(
                        "7f0000000000-7f0000001000 r--p 00000000 08:01 42   /my cache/libopenblas.so.0",
                        "7f0000001000-7f0000002000 r-xp 00001000 08:01 42   /my cache/libopenblas.so.0",
                        "7f0000002000-7f0000003000 r-xp 00001000 08:01 43   /my cache/libopenblas_nolapack.so.0",
                        "7f0000003000-7f0000004000 r-xp 00001000 08:01 44   /my cache/libjniopenblas.so",
                        "7f0000004000-7f0000005000 rw-p 00000000 00:00 0",
                        "7ffd00000000-7ffd00001000 r-xp 00000000 00:00 0    [vdso]"));
        assertEquals(
                Set.of(Path.of("/my cache/libopenblas.so.0"), Path.of("/my cache/libopenblas_nolapack.so.0")),
                LoadedOpenBlas.libraries(maps));
    }

    @Test
    void whereThereIsNoListThereAreNone() throws IOException {
        assertEquals(Set.of(), LoadedOpenBlas.libraries(folder.resolve("maps")));
    }
}
