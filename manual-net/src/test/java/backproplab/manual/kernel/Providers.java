package backproplab.manual.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The inner loops that this JVM can run: plain Java always, SIMD where the module is. */
public final class Providers {
    private static final String SIMD = "backproplab.manual.kernel.simd.";
    private static final List<KernelOps> ALL = find();
    /** Made once: a width is chosen by a property of the whole process, in which classes are tested side by side. */
    private static final List<KernelOps> EVERY_WIDTH = findEveryWidth();

    private Providers() {}

    static List<KernelOps> all() {
        return ALL;
    }

    /** As {@link #all}, and SIMD once for each narrower vector that the machine has. */
    public static List<KernelOps> everyWidth() {
        return EVERY_WIDTH;
    }

    private static List<KernelOps> findEveryWidth() {
        List<KernelOps> all = new ArrayList<>(ALL);
        for (KernelOps simd : ALL.subList(1, ALL.size())) {
            for (int bits = 128; !simd.name().equals("simd-" + bits); bits *= 2) {
                all.add(narrow(bits));
            }
        }
        return List.copyOf(all);
    }

    private static List<KernelOps> find() {
        List<KernelOps> all = new ArrayList<>(List.of(new ScalarKernels()));
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            all.add(KernelProvider.choose("simd"));
        }
        return List.copyOf(all);
    }

    /** The width is a constant of the class, so another width is another class. */
    private static KernelOps narrow(int bits) {
        String before = System.getProperty(KernelProvider.BITS_PROPERTY);
        System.setProperty(KernelProvider.BITS_PROPERTY, String.valueOf(bits));
        try {
            KernelOps made = (KernelOps) new OwnSimd()
                    .loadClass(SIMD + "SimdKernels")
                    .getConstructor()
                    .newInstance();
            if (!made.name().equals("simd-" + bits)) {
                throw new IllegalStateException("asked for " + bits + " bits, made " + made.name());
            }
            return made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            if (before == null) {
                System.clearProperty(KernelProvider.BITS_PROPERTY);
            } else {
                System.setProperty(KernelProvider.BITS_PROPERTY, before);
            }
        }
    }

    /** Defines the package of SIMD kernels anew. */
    private static final class OwnSimd extends ClassLoader {
        OwnSimd() {
            super(Providers.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(SIMD)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
