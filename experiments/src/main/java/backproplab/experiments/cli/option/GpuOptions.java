package backproplab.experiments.cli.option;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.process.CpuSide;
import backproplab.files.failure.UserException;
import backproplab.files.option.Ranges;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a comparison does under a CUDA profile: Deeplearning4j on the GPU here, and the CPU's columns from a second process. */
public final class GpuOptions {
    /** The option that the second process gets: {@value}. */
    public static final String LEAVE = "--leave-measured";
    /** The option's name: {@value}. */
    public static final String GPU_ONLY = "--gpu-only";

    @Option(
            names = GPU_ONLY,
            description = "Under a CUDA profile: train Deeplearning4j on the GPU alone, without the second process "
                    + "that fills the columns of the CPU.")
    private boolean gpuOnly;

    @Option(names = LEAVE, hidden = true, paramLabel = "FILE")
    private Path leave;

    /**
     * Where results go for the process that started this one.
     *
     * @return empty where no process did
     */
    public Optional<Path> leave() {
        return Optional.ofNullable(leave);
    }

    /**
     * The engines of this process.
     *
     * @param asked what --engines names
     * @param side the backend of this process, and whether there is a second one
     * @return who trains here
     * @throws UserException with code 2 if --gpu-only has no effect
     */
    public List<EngineKind> engines(List<EngineKind> asked, CpuSide side) {
        boolean gpu = onGpu(asked, side);
        Ranges.used(
                GPU_ONLY,
                gpuOnly ? true : null,
                gpu,
                " has no effect here: it needs -Pcuda or -Pcuda-ptx, and dl4j among --engines.\nLeave it out.");
        if (!gpu) {
            return asked;
        }
        return secondProcess(asked, side)
                ? List.of(EngineKind.DL4J_CUDA)
                : asked.stream()
                        .map(kind -> kind == EngineKind.DL4J ? EngineKind.DL4J_CUDA : kind)
                        .toList();
    }

    /**
     * Whether the engines train in a second process too, with Deeplearning4j on the CPU.
     *
     * @param asked what --engines names
     * @param side the backend of this process, and whether there is a second one
     * @return whether they do
     */
    public boolean secondProcess(List<EngineKind> asked, CpuSide side) {
        return onGpu(asked, side) && !gpuOnly && side.classPath().isPresent();
    }

    /**
     * Whether the CPU's columns stay empty though nobody said so.
     *
     * @param asked what --engines names
     * @param side the backend of this process, and whether there is a second one
     * @return whether they do
     */
    public boolean cpuMissing(List<EngineKind> asked, CpuSide side) {
        return onGpu(asked, side) && !gpuOnly && side.classPath().isEmpty();
    }

    /**
     * Whether Deeplearning4j trains on the GPU.
     *
     * @param asked what --engines names
     * @param side the backend of this process
     * @return whether it takes part, and its backend is the GPU
     */
    public static boolean onGpu(List<EngineKind> asked, CpuSide side) {
        return side.gpu() && asked.contains(EngineKind.DL4J);
    }
}
