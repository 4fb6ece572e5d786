package backproplab.manual.kernel;

import java.util.ArrayList;
import java.util.List;

/** The inner loops that this JVM can run: plain Java always, SIMD where the module is. */
final class Providers {
    private static final List<KernelOps> ALL = find();

    private Providers() {}

    static List<KernelOps> all() {
        return ALL;
    }

    private static List<KernelOps> find() {
        List<KernelOps> all = new ArrayList<>(List.of(new ScalarKernels()));
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            all.add(KernelProvider.choose("simd"));
        }
        return List.copyOf(all);
    }
}
