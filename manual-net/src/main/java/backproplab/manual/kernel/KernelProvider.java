package backproplab.manual.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Chooses the inner loops once per process.
 *
 * <p>{@code -Dmanualnet.kernels=auto|scalar|simd} (default auto): {@code auto} takes SIMD where the module {@code
 * jdk.incubator.vector} is there and the machine has vectors of at least 128 bits, else plain Java; {@code simd} makes a
 * missing module an error. {@code -Dmanualnet.vectorBits=128|256|512} narrows the vectors, for tests.
 */
public final class KernelProvider {
    /** System property that forces a choice. */
    public static final String KERNELS_PROPERTY = "manualnet.kernels";

    /** System property that narrows the vectors. */
    public static final String BITS_PROPERTY = "manualnet.vectorBits";

    private static final String SIMD_CLASS = "backproplab.manual.kernel.simd.SimdKernels";
    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final Logger LOG = System.getLogger(KernelProvider.class.getName());

    private static volatile KernelOps chosen;
    private static KernelChoiceException refused;

    private KernelProvider() {}

    /**
     * The inner loops of this process.
     *
     * @return the same object at every call
     * @throws KernelChoiceException if a forced choice cannot be met, at every call
     */
    public static KernelOps lookup() {
        KernelOps ops = chosen;
        return ops == null ? first() : ops;
    }

    private static synchronized KernelOps first() {
        if (refused != null) {
            throw refused;
        }
        try {
            chosen = chosen == null ? choose(System.getProperty(KERNELS_PROPERTY, "auto")) : chosen;
            return chosen;
        } catch (KernelChoiceException e) {
            // A class that could not be initialised says why only once.
            refused = e;
            throw e;
        }
    }

    static KernelOps choose(String wanted) {
        return switch (wanted) {
            case "scalar" -> logged(new ScalarKernels(), "forced by -D" + KERNELS_PROPERTY);
            case "simd" -> logged(simd(), "forced by -D" + KERNELS_PROPERTY);
            case "auto" -> automatic();
            default ->
                throw new KernelChoiceException(
                        "-D" + KERNELS_PROPERTY + "=" + wanted + " is not one of auto, scalar, simd", null);
        };
    }

    private static KernelOps automatic() {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "Plain Java kernels: start java with --add-modules {0} for SIMD ones",
                    VECTOR_MODULE);
            return new ScalarKernels();
        }
        String vm = System.getProperty("java.vm.info", "");
        if (vm.contains("interpreted") || vm.contains("emulated-client")) {
            LOG.log(Level.WARNING, "Plain Java kernels: vectors need the optimizing compiler; this JVM: {0}", vm);
            return new ScalarKernels();
        }
        if (System.getProperty(BITS_PROPERTY) != null) {
            return logged(simd(), "width given by -D" + BITS_PROPERTY);
        }
        try {
            return logged(simd(), "module " + VECTOR_MODULE + " found");
        } catch (KernelChoiceException e) {
            LOG.log(Level.WARNING, "Plain Java kernels: {0}", e.getMessage());
            return new ScalarKernels();
        }
    }

    // Loaded by name: without the module the class cannot even be linked.
    private static KernelOps simd() {
        try {
            return (KernelOps) Class.forName(SIMD_CLASS).getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new KernelChoiceException(
                    why instanceof IllegalArgumentException
                            ? why.getMessage()
                            : "SIMD kernels need java --add-modules " + VECTOR_MODULE
                                    + " and vectors of 128 to 512 bits (" + why + ")",
                    e);
        }
    }

    private static KernelOps logged(KernelOps ops, String why) {
        LOG.log(Level.INFO, "Kernels: {0} ({1})", ops.name(), why);
        return ops;
    }
}
