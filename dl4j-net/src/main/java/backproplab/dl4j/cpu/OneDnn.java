package backproplab.dl4j.cpu;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * oneDNN inside ND4J's native library, and Deeplearning4j's helpers, which hand convolutions, pooling, batch norm and local response normalisation to it.
 *
 * <p>The library that comes by default is built without it; {@code -Dnd4j.build=onednn} adds one that has it to the class path.
 */
public final class OneDnn {

    /** Property of Deeplearning4j that keeps helpers from being made unless it is "false": {@value}. */
    public static final String DISABLED = "org.eclipse.deeplearning4j.helpers.disable";

    /** Property of JavaCPP that says which build of a library to load: {@value}. */
    public static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

    private static final String BUILD = "-onednn";
    private static final List<String> BUILDS = List.of(BUILD + "-avx512", BUILD + "-avx2", BUILD, "-avx512", "-avx2");
    private static final String ASKED = "/org/nd4j/nativeblas/Nd4jCpu$Environment.class";
    private static final String LIBRARIES = "/org/nd4j/linalg/cpu/nativecpu/bindings/";

    private OneDnn() {}

    /**
     * Makes JavaCPP load another build than the usual one where one is on the class path, unless the user chose one. Must run before ND4J loads.
     */
    public static void prefer() {
        if (System.getProperty(EXTENSION) == null) {
            BUILDS.stream()
                    .filter(OneDnn::onClassPath)
                    .findFirst()
                    .ifPresent(build -> System.setProperty(EXTENSION, build));
        }
    }

    private static boolean onClassPath(String build) {
        String library = LIBRARIES + Loader.getPlatform() + build + "/" + System.mapLibraryName("jnind4jcpu");
        return OneDnn.class.getResource(library) != null;
    }

    /**
     * The build of the native library that is loaded: it lies in a folder named after it.
     *
     * @return for example {@code linux-x86_64-onednn}; ND4J loads with this call, if it has not
     */
    public static String classifier() {
        // The holder fails when it loads before Nd4j itself.
        Nd4j.factory();
        Class<?> ops = NativeOpsHolder.getInstance().getDeviceNativeOps().getClass();
        return Path.of(Loader.load(ops)).getParent().getFileName().toString();
    }

    /**
     * Whether the native library that is loaded was built with oneDNN, and Deeplearning4j can find that out.
     *
     * @return true if the classifier says so and the class that it asks is there
     */
    public static boolean loaded() {
        return classifier().contains(BUILD) && OneDnn.class.getResource(ASKED) != null;
    }

    /**
     * What the user said of the helpers.
     *
     * @return whether they are to be used; empty if nothing was said. Waits for networks that are being built, which say so for themselves
     */
    public static synchronized Optional<Boolean> users() {
        return Optional.ofNullable(System.getProperty(DISABLED)).map(disabled -> !Boolean.parseBoolean(disabled));
    }

    /**
     * Builds a network, whose layers look for their helpers then and never again.
     *
     * @param helpers whether they are to find any
     * @param build   makes the network
     * @param <T>     type of network
     * @return the network
     */
    public static synchronized <T> T with(boolean helpers, Supplier<T> build) {
        String before = System.getProperty(DISABLED);
        System.setProperty(DISABLED, Boolean.toString(!helpers));
        try {
            return build.get();
        } finally {
            if (before == null) {
                System.clearProperty(DISABLED);
            } else {
                System.setProperty(DISABLED, before);
            }
        }
    }
}
