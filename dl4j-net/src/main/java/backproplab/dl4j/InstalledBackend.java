package backproplab.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A backend of ND4J on the class path, found without loading any class of ND4J: the wrong one would already fail then.
 *
 * @param provider name of the class that ND4J would load
 * @param jar      file name of the jar (or the folder) that brings it, without platform and ".jar"
 */
public record InstalledBackend(String provider, String jar) {

    private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
    private static final Pattern JAR = Pattern.compile("([^/]+)\\.jar!/" + Pattern.quote(SERVICE) + "$");
    private static final Pattern REPEATED = Pattern.compile("-preset(?=-)|-(linux|windows|macosx)-.*$");
    private static final Pattern CUDA = Pattern.compile("nd4j-cuda-(\\d+\\.\\d+)");
    private static final List<String> CUDA_LIBRARIES =
            List.of("org/nd4j/linalg/jcublas/bindings/", "org/nd4j/nativeblas/");

    /**
     * Lists them in the order of the class path.
     *
     * @param loader where to look
     * @return one entry for each backend; exactly one is what ND4J can work with
     * @throws UncheckedIOException if the class path cannot be read
     */
    public static List<InstalledBackend> all(ClassLoader loader) {
        Set<InstalledBackend> found = new LinkedHashSet<>();
        try {
            for (URL url : Collections.list(loader.getResources(SERVICE))) {
                for (String provider : providers(url)) {
                    found.add(new InstalledBackend(provider, jar(url)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }

    /**
     * Whether it computes on a GPU.
     *
     * @return true for ND4J's CUDA backend
     */
    public boolean cuda() {
        return provider.contains(".jcublas.");
    }

    /**
     * The CUDA release that a CUDA backend was built for.
     *
     * @return for example 11.6; empty for the CPU, and for a jar of another name than its publisher's
     */
    public Optional<String> cudaVersion() {
        Matcher matcher = CUDA.matcher(jar);
        return cuda() && matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * Whether the native library of a CUDA backend is on the class path too; the backend's jar alone has none.
     *
     * @param loader   where to look
     * @param platform for example linux-x86_64
     * @return true if it is there, wherever a release keeps it
     */
    public boolean hasNatives(ClassLoader loader, String platform) {
        String pom = "META-INF/maven/org.nd4j/nd4j-cuda-" + cudaVersion().orElse("") + "/pom.properties";
        String file = platform.startsWith("windows") ? "nd4jcuda.dll" : "libnd4jcuda.so";
        if (CUDA_LIBRARIES.stream().anyMatch(folder -> loader.getResource(folder + platform + "/" + file) != null)) {
            return true;
        }
        try {
            return Collections.list(loader.getResources(pom)).stream()
                    .anyMatch(url -> url.getPath().contains(platform));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> providers(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceAll("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    private static String jar(URL url) {
        Matcher matcher = JAR.matcher(url.getPath());
        // 1.0.0-M1.1 lists the backend again in the jars of its bindings and of its native library.
        return matcher.find()
                ? REPEATED.matcher(matcher.group(1)).replaceAll("")
                : url.getPath().replace("/" + SERVICE, "");
    }
}
