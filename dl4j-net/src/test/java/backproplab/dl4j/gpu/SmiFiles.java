package backproplab.dl4j.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Answers of nvidia-smi kept as files, in the form in which it writes them. */
final class SmiFiles {
    private SmiFiles() {}

    /** A machine whose driver answers every question. */
    static GpuFacts read(String name) {
        return NvidiaSmi.read(arguments ->
                Optional.of(new NvidiaSmi.Output(0, text(name + (arguments.isEmpty() ? ".table.txt" : ".csv")))));
    }

    /** A driver from before compute_cap could be asked for. */
    static GpuFacts oldDriver() {
        return NvidiaSmi.read(arguments -> Optional.of(
                arguments.contains(NvidiaSmi.WITH_CAPABILITY)
                        ? new NvidiaSmi.Output(2, text("old-driver.unknown-field.txt"))
                        : new NvidiaSmi.Output(0, text("old-driver" + (arguments.isEmpty() ? ".table.txt" : ".csv")))));
    }

    static GpuFacts driverNotRunning() {
        return NvidiaSmi.read(arguments -> Optional.of(new NvidiaSmi.Output(9, text("no-driver.txt"))));
    }

    static GpuFacts notInstalled() {
        return NvidiaSmi.read((List<String> arguments) -> Optional.empty());
    }

    private static String text(String file) {
        try (InputStream in = SmiFiles.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
