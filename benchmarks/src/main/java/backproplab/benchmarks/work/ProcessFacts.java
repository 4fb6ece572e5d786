package backproplab.benchmarks.work;

import backproplab.manual.kernel.KernelOps;
import backproplab.manual.kernel.KernelProvider;
import backproplab.manual.kernel.Kernels;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
import java.nio.file.Path;
import java.util.List;

/**
 * What every measuring process has in common, told by one of them: its flags may choose other collectors and kernels than those
 * of the process that starts it.
 *
 * @param collectors names of the garbage collectors
 * @param kernels name of the inner loops
 * @param innerBlock inner extent of a block of their products
 * @param tileRows rows of their register tile
 * @param tileColumns its columns
 */
public record ProcessFacts(List<String> collectors, String kernels, int innerBlock, int tileRows, int tileColumns) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Tells of this process.
     *
     * @return facts that stay the same
     */
    public static ProcessFacts here() {
        KernelOps ops = KernelProvider.lookup();
        return new ProcessFacts(
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(MemoryManagerMXBean::getName)
                        .toList(),
                ops.name(),
                Kernels.innerBlock(),
                ops.tileRows(),
                ops.tileColumns());
    }

    /**
     * Writes {@link #here} as JSON.
     *
     * @param arguments the file
     * @throws IOException if it cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        JSON.writeValue(Path.of(arguments[0]).toFile(), here());
    }

    /**
     * Reads what {@link #main} wrote.
     *
     * @param file the file
     * @return facts of another process
     * @throws IOException if it cannot be read
     */
    public static ProcessFacts read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), ProcessFacts.class);
    }
}
