package backproplab.dl4j.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a CUDA profile asks of a machine. */
final class GpuRules {
    private static final DottedVersion LINUX_DRIVER = DottedVersion.of(450, 80, 2);
    private static final DottedVersion WINDOWS_DRIVER = DottedVersion.of(452, 39);
    private static final DottedVersion PTX_CUDA = DottedVersion.of(11, 2);
    private static final DottedVersion HOPPER = DottedVersion.of(9, 0);
    private static final DottedVersion HOPPER_CUDA = DottedVersion.of(11, 8);
    private static final DottedVersion BLACKWELL = DottedVersion.of(10, 0);
    private static final DottedVersion BLACKWELL_CUDA = DottedVersion.of(12, 8);
    private static final List<String> PLATFORMS = List.of("linux-x86_64", "windows-x86_64");

    private GpuRules() {}

    /** Why a profile cannot run, in a part of a sentence; ND4J uses every GPU that it sees, so the first unfit one is it. */
    static Optional<String> obstacle(HostFacts facts, Profile profile) {
        if (!PLATFORMS.contains(facts.platform())) {
            return Optional.of(
                    "its libraries exist for " + String.join(" and ", PLATFORMS) + ", and this is " + facts.platform());
        }
        if (facts.gpu().gpus().isEmpty()) {
            return Optional.of(facts.gpu().trouble());
        }
        List<Gpu> visible = visible(facts);
        if (visible.isEmpty()) {
            return Optional.of(HostFacts.VISIBLE + "=" + facts.visible() + " hides every GPU");
        }
        return visible.stream()
                .map(gpu -> obstacle(facts, profile, gpu))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> obstacle(HostFacts facts, Profile profile, Gpu gpu) {
        DottedVersion needed = facts.windows() ? WINDOWS_DRIVER : LINUX_DRIVER;
        if (gpu.driver().before(needed)) {
            return Optional.of("the driver " + driver(gpu.driver()) + " is too old, CUDA 11 needs " + driver(needed)
                    + " or later");
        }
        if (gpu.capability().isEmpty()) {
            return Optional.of("the driver " + driver(gpu.driver()) + " does not tell the compute capability of "
                    + gpu.name() + "; a newer one does");
        }
        DottedVersion capability = gpu.capability().get();
        if (!profile.holdsCodeFor(capability)) {
            return Optional.of(gpu.name() + " has compute capability " + capability + ", and " + profile.code());
        }
        DottedVersion cuda = profile.ptx() ? compiler(capability) : DottedVersion.of(0);
        return facts.gpu()
                .cuda()
                .filter(known -> known.before(cuda))
                .map(known -> "the driver " + driver(gpu.driver()) + " knows CUDA up to " + known
                        + ", and to compile for " + gpu.name() + " it must know " + cuda);
    }

    /** The first CUDA release whose driver compiles the PTX of CUDA 11.2 for a GPU. */
    private static DottedVersion compiler(DottedVersion capability) {
        if (!capability.before(BLACKWELL)) {
            return BLACKWELL_CUDA;
        }
        return capability.before(HOPPER) ? PTX_CUDA : HOPPER_CUDA;
    }

    /** Why a profile can run, in a part of a sentence. */
    static String reason(HostFacts facts, Profile profile) {
        Gpu gpu = visible(facts).get(0);
        return gpu.name() + " has compute capability "
                + gpu.capability().map(DottedVersion::toString).orElse("unknown") + ", " + profile.code()
                + ", and the driver is " + driver(gpu.driver());
    }

    /** The profile whose obstacle says most: the older release where a GPU is too new for the newer one. */
    static Profile nearest(HostFacts facts) {
        boolean young = facts.gpu().gpus().stream()
                .flatMap(gpu -> gpu.capability().stream())
                .anyMatch(capability -> !capability.before(HOPPER));
        return young ? Profile.CUDA_PTX : Profile.CUDA;
    }

    /** What to do if some of several GPUs fit. */
    static Optional<String> mixed(HostFacts facts, Profile profile) {
        List<Gpu> gpus = facts.gpu().gpus();
        for (int i = 0; i < gpus.size() && gpus.size() > 1; i++) {
            if (obstacle(facts, profile, gpus.get(i)).isEmpty()) {
                return Optional.of("GPU " + i + " (" + gpus.get(i).name()
                        + ") could: set CUDA_DEVICE_ORDER=PCI_BUS_ID and " + HostFacts.VISIBLE + "=" + i + ".");
            }
        }
        return Optional.empty();
    }

    /** The GPUs that a program sees; names in place of numbers are not looked up, so all count then. */
    private static List<Gpu> visible(HostFacts facts) {
        List<Gpu> all = facts.gpu().gpus();
        String chosen = facts.visible().strip();
        if (!chosen.matches("-?\\d{1,9}(\\s*,\\s*-?\\d{1,9})*")) {
            return all;
        }
        List<Gpu> visible = new ArrayList<>();
        for (int i : Arrays.stream(chosen.split("\\s*,\\s*"))
                .mapToInt(Integer::parseInt)
                .toArray()) {
            // As CUDA does it: the first wrong number ends the list.
            if (i < 0 || i >= all.size()) {
                break;
            }
            visible.add(all.get(i));
        }
        return visible;
    }

    /** Drivers write the last number with two digits. */
    private static String driver(DottedVersion version) {
        List<Integer> parts = version.parts();
        int last = parts.size() - 1;
        return last < 2 ? version.toString() : version.toString().replaceAll("\\.(\\d)$", ".0$1");
    }
}
