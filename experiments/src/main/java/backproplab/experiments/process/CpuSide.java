package backproplab.experiments.process;

import backproplab.dl4j.Dl4jBackend;
import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where Deeplearning4j computes in this process, and how to start one where it computes on the CPU. ND4J wants exactly one backend in a
 * process, so both cannot be in the same.
 *
 * @param gpu whether this process has the backend of a GPU
 * @param classPath for a process with the backend of the CPU; empty if there is none, or none is needed
 */
public record CpuSide(boolean gpu, Optional<String> classPath) {
    /** System property that names a file with the class path of the CPU's backend; the build writes it: {@value}. */
    public static final String PROPERTY = "backproplab.cpuBackend";

    /** All there is: no GPU, and no second process. */
    public static final CpuSide ONLY = new CpuSide(false, Optional.empty());

    private static final Pattern CUDA_JAR = Pattern.compile("(nd4j-)?cuda-.*\\.jar");

    /**
     * Looks at this process; no class of ND4J is loaded.
     *
     * @return what it has
     * @throws UserException with code 4 if the list of the CPU's libraries cannot be read
     */
    public static CpuSide here() {
        return Dl4jBackend.onGpu()
                ? new CpuSide(true, cpuBackend(System.getProperty(PROPERTY, "")).map(jars -> join(own(), jars)))
                : ONLY;
    }

    /** This process's class path without what is CUDA's, and with the other backend. */
    static String join(List<String> own, List<String> cpuBackend) {
        Set<String> entries = new LinkedHashSet<>();
        own.stream()
                .filter(entry -> !CUDA_JAR.matcher(new File(entry).getName()).matches())
                .forEach(entries::add);
        entries.addAll(cpuBackend);
        return String.join(File.pathSeparator, entries);
    }

    static Optional<List<String>> cpuBackend(String file) {
        if (file.isEmpty() || !Files.exists(Path.of(file))) {
            return Optional.empty();
        }
        try {
            return Optional.of(split(Files.readString(Path.of(file)).strip()));
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot read the class path in " + file + ": " + Reason.of(e)
                            + ".\nLeave the CPU out with --gpu-only.",
                    e);
        }
    }

    private static List<String> split(String classPath) {
        return List.of(classPath.split(Pattern.quote(File.pathSeparator)));
    }

    /** Maven runs programs in its own process, from a loader of their own. */
    private static List<String> own() {
        if (!(CpuSide.class.getClassLoader() instanceof URLClassLoader loader)) {
            return split(System.getProperty("java.class.path"));
        }
        List<String> entries = new ArrayList<>();
        for (URL url : loader.getURLs()) {
            try {
                entries.add(Path.of(url.toURI()).toString());
            } catch (URISyntaxException e) {
                throw new IllegalStateException("a class path of no paths: " + url, e);
            }
        }
        return entries;
    }
}
