package backproplab.dl4j.gpu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks {@code nvidia-smi}, which comes with NVIDIA's driver; a machine without it has no usable driver. */
public final class NvidiaSmi {
    /** What is asked first; drivers of before 2021 do not know compute_cap. */
    static final String WITH_CAPABILITY = "--query-gpu=name,driver_version,memory.total,compute_cap";
    /** What is asked of older drivers. */
    static final String WITHOUT_CAPABILITY = "--query-gpu=name,driver_version,memory.total";

    private static final String FORMAT = "--format=csv,noheader";
    private static final int TIMEOUT_S = 5;
    private static final Pattern CUDA = Pattern.compile("CUDA Version: *([0-9.]+)");

    /** What a program wrote and how it ended. */
    record Output(int code, String text) {}

    /** Runs nvidia-smi. */
    @FunctionalInterface
    interface Runner {
        /** Returns what it wrote to both streams; empty if there is no such program. */
        Optional<Output> run(List<String> arguments);
    }

    private NvidiaSmi() {}

    /**
     * Asks it, for at most a few seconds.
     *
     * @return the GPUs, or why there are none
     */
    public static GpuFacts read() {
        return read(NvidiaSmi::process);
    }

    static GpuFacts read(Runner smi) {
        Optional<Output> answer = smi.run(List.of(WITH_CAPABILITY, FORMAT));
        if (answer.isEmpty()) {
            return GpuFacts.none("nvidia-smi is not there, so NVIDIA's driver is not installed");
        }
        if (answer.get().code() != 0 && answer.get().text().contains("compute_cap")) {
            answer = smi.run(List.of(WITHOUT_CAPABILITY, FORMAT));
        }
        Output output = answer.orElse(new Output(1, ""));
        if (output.code() != 0) {
            String line = output.text().lines().findFirst().orElse("no word").strip();
            return GpuFacts.none("nvidia-smi fails (\"" + line.replaceAll("[.\\s]+$", "") + "\")");
        }
        List<Gpu> gpus = gpus(output.text());
        if (gpus.isEmpty()) {
            return GpuFacts.none("nvidia-smi lists no GPU");
        }
        return new GpuFacts(gpus, smi.run(List.of()).flatMap(NvidiaSmi::cuda), "");
    }

    private static Optional<DottedVersion> cuda(Output table) {
        Matcher matcher = CUDA.matcher(table.text());
        return matcher.find() ? DottedVersion.parse(matcher.group(1)) : Optional.empty();
    }

    /** Rows of name, driver, memory and perhaps capability; nvidia-smi quotes nothing, and no name has a comma. */
    private static List<Gpu> gpus(String csv) {
        List<Gpu> gpus = new ArrayList<>();
        for (String line : csv.lines().toList()) {
            String[] cells = line.strip().split("\\s*,\\s*");
            Optional<DottedVersion> driver = cells.length > 2 ? DottedVersion.parse(cells[1]) : Optional.empty();
            if (driver.isPresent()) {
                Optional<DottedVersion> capability =
                        cells.length > 3 ? DottedVersion.parse(cells[3]) : Optional.empty();
                gpus.add(new Gpu(cells[0], capability, driver.get(), cells[2]));
            }
        }
        return gpus;
    }

    private static Optional<Output> process(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("nvidia-smi"));
        command.addAll(arguments);
        Path file = null;
        try {
            // Into a file: a driver that hangs must not hold the reader of a pipe.
            file = Files.createTempFile("nvidia-smi", ".txt");
            Optional<Process> process = started(command, file);
            return process.isPresent() ? Optional.of(answer(process.get(), file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Output(1, "its answer cannot be kept in the temporary folder"));
        } finally {
            delete(file);
        }
    }

    /** Empty where there is no such program. */
    private static Optional<Process> started(List<String> command, Path output) {
        try {
            return Optional.of(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Output answer(Process process, Path file) throws IOException {
        try {
            return process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)
                    ? new Output(process.exitValue(), Files.readString(file, StandardCharsets.UTF_8))
                    : new Output(1, "no answer within " + TIMEOUT_S + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Output(1, "interrupted while it was asked");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void delete(Path file) {
        if (file != null && !file.toFile().delete()) {
            file.toFile().deleteOnExit();
        }
    }
}
