package backproplab.check.alone;

import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;

/** Classes of a submission, from memory, with no rights of their own. */
final class SubmissionLoader extends ClassLoader {
    private static final ProtectionDomain STRANGER =
            new ProtectionDomain(new CodeSource(null, (Certificate[]) null), null, null, null);

    private final Map<String, byte[]> classes;

    /**
     * A loader.
     *
     * @param classes bytes by the class's name
     */
    SubmissionLoader(Map<String, byte[]> classes) {
        super("submission", SubmissionLoader.class.getClassLoader());
        this.classes = classes;
    }

    /** A class that is no part of the submission, and that it may not name, is not there. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!Permitted.names(name)) {
            throw new ClassNotFoundException(name + ", which a submission may not use");
        }
        return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length, STRANGER);
    }

    /**
     * Full names of the classes that a name without package may mean.
     *
     * @param name full or without package
     * @return the name itself if there is such a class; else every one that ends so
     */
    List<String> named(String name) {
        return classes.containsKey(name)
                ? List.of(name)
                : classes.keySet().stream()
                        .filter(full -> full.endsWith("." + name))
                        .sorted()
                        .toList();
    }
}
