package backproplab.dl4j.gpu;

import backproplab.dl4j.Dl4jBackend;
import backproplab.dl4j.InstalledBackend;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a verdict is made of.
 *
 * @param platform system and processor, for example linux-x86_64
 * @param backends ND4J's backends on the class path
 * @param natives whether the native library of a CUDA backend is there too; true on the CPU
 * @param gpu what the driver says
 * @param visible the environment variable CUDA_VISIBLE_DEVICES, empty if it is not set
 */
public record HostFacts(
        String platform, List<InstalledBackend> backends, boolean natives, GpuFacts gpu, String visible) {
    /** Environment variable with the numbers of the GPUs that a program sees. */
    public static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

    /**
     * Reads them; no class of ND4J is loaded and nothing is downloaded.
     *
     * @param environment the environment variables
     * @return the facts of this process
     */
    public static HostFacts read(Map<String, String> environment) {
        String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
        List<InstalledBackend> backends = Dl4jBackend.installed();
        ClassLoader loader = Dl4jBackend.class.getClassLoader();
        boolean natives = backends.stream().allMatch(found -> !found.cuda() || found.hasNatives(loader, platform));
        return new HostFacts(platform, backends, natives, NvidiaSmi.read(), visible(environment));
    }

    /** Set to nothing hides every GPU, as -1 does. */
    static String visible(Map<String, String> environment) {
        String value = environment.getOrDefault(VISIBLE, "");
        return environment.containsKey(VISIBLE) && value.isBlank() ? "-1" : value;
    }

    static String platform(String osName, String arch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.startsWith("mac") ? "macosx" : os.startsWith("windows") ? "windows" : os;
        return system + "-" + (arch.equals("amd64") ? "x86_64" : arch);
    }

    boolean windows() {
        return platform.startsWith("windows");
    }

    /** The profile that this program was built with. */
    public Profile profile() {
        return Profile.of(backends);
    }
}
