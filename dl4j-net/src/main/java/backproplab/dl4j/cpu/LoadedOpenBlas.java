package backproplab.dl4j.cpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A copy of OpenBLAS in this process, by what it says of itself. ND4J has two from the same file: {@code libopenblas_nolapack.so.0} for the matrix products
 * that Java asks for, {@code libopenblas.so.0} for those inside native operations.
 *
 * @param core   its name of the kernels that it runs
 * @param config its version and build
 */
record LoadedOpenBlas(String core, String config) {

    private static final Path MAPS = Path.of("/proc/self/maps");

    /**
     * Asks all copies, and answers with the one whose kernels are slowest.
     *
     * @return empty if none is loaded, or none can be asked: outside Linux, or without JNA
     */
    static Optional<LoadedOpenBlas> slowest() {
        List<LoadedOpenBlas> copies = new ArrayList<>();
        try {
            for (Path library : libraries(MAPS)) {
                copies.add(new LoadedOpenBlas(
                        CRuntime.text(library, "openblas_get_corename"),
                        CRuntime.text(library, "openblas_get_config").strip()));
            }
        } catch (IOException | LinkageError | RuntimeException e) {
            // Told as unknown: no run ends because of it.
            return Optional.empty();
        }
        return copies.stream()
                .min(Comparator.comparing(copy -> KernelClass.of(copy.core()).orElse(KernelClass.SSE2)));
    }

    /** The files that a list of mappings as in /proc/self/maps names, each once. */
    static Set<Path> libraries(Path maps) throws IOException {
        Set<Path> found = new LinkedHashSet<>();
        if (Files.exists(maps)) {
            try (Stream<String> lines = Files.lines(maps)) {
                lines.filter(line -> line.indexOf('/') > 0)
                        .map(line -> Path.of(line.substring(line.indexOf('/'))))
                        .filter(file -> file.getFileName().toString().matches("libopenblas[^/]*\\.so[.\\d]*"))
                        .forEach(found::add);
            }
        }
        return found;
    }
}
