package backproplab.check.alone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/** A compiler's files: sources and classes in memory, and of our own classes those that a submission may name. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, byte[]> classes;

    /**
     * The files of one compilation.
     *
     * @param files where the JDK and our classes are found
     * @param classes takes what is compiled
     */
    MemoryFiles(JavaFileManager files, Map<String, byte[]> classes) {
        super(files);
        this.classes = classes;
    }

    /**
     * The source that a compiler speaks of.
     *
     * @param file one of those of {@link #of}, or any other
     * @return its name with its folders; empty if it is none of them
     */
    static Optional<String> source(JavaFileObject file) {
        return file instanceof Source source ? Optional.of(source.name) : Optional.empty();
    }

    static List<JavaFileObject> of(Map<String, String> sources) {
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((name, text) -> files.add(new Source(name, text)));
        return files;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        Iterable<JavaFileObject> all = super.list(location, packageName, kinds, recurse);
        if (location != StandardLocation.CLASS_PATH) {
            return all;
        }
        List<JavaFileObject> permitted = new ArrayList<>();
        for (JavaFileObject file : all) {
            if (Permitted.names(inferBinaryName(location, file))) {
                permitted.add(file);
            }
        }
        return permitted;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("memory:///" + className.hashCode()), kind) {
            @Override
            public OutputStream openOutputStream() {
                return new ByteArrayOutputStream() {
                    @Override
                    public void close() {
                        classes.put(className, toByteArray());
                    }
                };
            }
        };
    }

    private static String shown(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** A source, under any name that a file can have. */
    private static final class Source extends SimpleJavaFileObject {
        private final String name;
        /** As a compiler wants it: the name of its class, whatever its folder. */
        private final String file;

        private final String text;

        Source(String name, String text) {
            super(address(shown(name)), Kind.SOURCE);
            this.name = name;
            file = shown(name);
            this.text = text;
        }

        /** Its end is what stack traces call the file. */
        private static URI address(String file) {
            try {
                return new URI("memory", null, "/" + file, null);
            } catch (URISyntaxException e) {
                return URI.create("memory:///source" + Kind.SOURCE.extension);
            }
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public String getName() {
            return file;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return file.equals(simpleName + kind.extension);
        }
    }
}
