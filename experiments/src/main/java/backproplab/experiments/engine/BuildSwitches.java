package backproplab.experiments.engine;

import backproplab.dl4j.Dl4jBackend;
import backproplab.dl4j.gpu.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** What Maven is to be told so that it builds the program that runs here: read from the class path and from Maven's properties. */
public final class BuildSwitches {
    /** Adds native libraries of a GPU; its value does not matter. */
    private static final String NATIVES = "cuda.natives";
    /** Names another build of ND4J's native library. */
    private static final String ND4J_BUILD = "nd4j.build";

    private BuildSwitches() {}

    /**
     * Those of this process.
     *
     * @return such as {@code -Ppytorch}; empty for the build without a profile
     */
    public static List<String> here() {
        return here(Set.of());
    }

    /**
     * Those of this process, for a command that needs more than this one does.
     *
     * @param profiles of the build that it needs too
     * @return such as {@code -Ppytorch,cluster}
     */
    public static List<String> here(Set<String> profiles) {
        return of(
                Stream.concat(
                                EngineKind.PYTORCH.factory().available()
                                        ? Stream.of(EngineKind.PYTORCH.token())
                                        : Stream.empty(),
                                profiles.stream())
                        .toList(),
                Profile.of(Dl4jBackend.installed()),
                System.getProperties());
    }

    static List<String> of(List<String> modules, Profile profile, Properties maven) {
        List<String> profiles = new ArrayList<>(modules);
        if (profile.gpu()) {
            profiles.add(profile.token());
        }
        List<String> switches = new ArrayList<>();
        if (!profiles.isEmpty()) {
            switches.add("-P" + String.join(",", profiles));
        }
        if (maven.getProperty(NATIVES) != null) {
            switches.add("-D" + NATIVES);
        }
        if (maven.getProperty(ND4J_BUILD) != null) {
            switches.add("-D" + ND4J_BUILD + "=" + maven.getProperty(ND4J_BUILD));
        }
        return switches;
    }
}
