package backproplab.cluster;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * This program's class path as jars, without what executors have already. A folder of classes becomes a temporary jar. Natives of other
 * platforms stay here: machines are taken to be of this one's kind.
 */
final class ProgramJars implements AutoCloseable {
    /** Libraries of Spark's own, one {@code jars/NAME.jar} without its version after the other; written by the build. */
    private static final String SPARKS = "spark-jars.txt";
    /** Spark logs its own way there. */
    private static final Set<String> LOGGING = Set.of("logback-classic", "logback-core", "log4j-slf4j2-impl");

    private static final Pattern NATIVES =
            Pattern.compile(".*-(android|ios|linux|macosx|windows)-(arm|arm64|armhf|ppc64le|x86|x86_64)(?:-\\w+)?");
    private static final Pattern VERSIONED = Pattern.compile("(.+?)-\\d[\\w.+-]*?(-[a-z]+-\\w+)?");
    private static final String JAR = ".jar";

    private final Path scratch;
    private final Set<String> names = new HashSet<>();

    /**
     * Makes a folder for temporary jars.
     *
     * @throws UncheckedIOException if that cannot be
     */
    ProgramJars() {
        try {
            scratch = Files.createTempDirectory("backproplab-cluster");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where classes come from: the nearest loader that says so, as within Maven, else the class path of this process.
     *
     * @param loader of this program
     * @return jars and folders
     */
    static List<Path> classPath(ClassLoader loader) {
        for (ClassLoader one = loader; one != null; one = one.getParent()) {
            if (one instanceof URLClassLoader urls && urls.getURLs().length > 0) {
                return Arrays.stream(urls.getURLs()).map(ProgramJars::path).toList();
            }
        }
        return Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                .map(Path::of)
                .toList();
    }

    private static Path path(URL url) {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(url.toString(), e);
        }
    }

    /**
     * Chooses what executors lack.
     *
     * @param classPath jars and folders
     * @return jars
     * @throws UncheckedIOException if a temporary jar cannot be written
     */
    List<Path> missingThere(List<Path> classPath) {
        Set<String> sparks = sparks();
        List<Path> jars = new ArrayList<>();
        for (Path entry : classPath) {
            if (Files.isDirectory(entry)) {
                jars.add(packed(entry));
            } else if (Files.isRegularFile(entry) && travels(artifact(entry), sparks)) {
                names.add(entry.getFileName().toString());
                jars.add(entry);
            }
        }
        return List.copyOf(jars);
    }

    static Set<String> sparks() {
        try (InputStream list = ProgramJars.class.getResourceAsStream(SPARKS)) {
            Set<String> sparks = new HashSet<>();
            for (String jar : new String(list.readAllBytes(), StandardCharsets.UTF_8).split(",")) {
                String name = jar.strip().replaceFirst("^.*[/\\\\]", "");
                sparks.add(name.substring(0, name.length() - JAR.length()));
            }
            return sparks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean travels(String artifact, Set<String> sparks) {
        if (sparks.contains(artifact) || LOGGING.contains(artifact)) {
            return false;
        }
        Matcher natives = NATIVES.matcher(artifact);
        return !natives.matches() || (natives.group(1) + "-" + natives.group(2)).equals(platform());
    }

    /** The name that JavaCPP has for this kind of machine. */
    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch");
        String system = os.startsWith("mac") ? "macosx" : os.startsWith("windows") ? "windows" : "linux";
        return system + "-" + (arch.equals("amd64") ? "x86_64" : arch.equals("aarch64") ? "arm64" : arch);
    }

    /**
     * A jar's name without its version; a repository of Maven names the version in its folders.
     *
     * @param jar a file
     * @return for example {@code netty-common}
     */
    static String artifact(Path jar) {
        String file = jar.getFileName().toString();
        String name = file.endsWith(JAR) ? file.substring(0, file.length() - JAR.length()) : file;
        Path folder = jar.toAbsolutePath().getParent();
        String version = "-" + folder.getFileName();
        int at = name.indexOf(version);
        if (at > 0) {
            return name.substring(0, at) + name.substring(at + version.length());
        }
        Matcher versioned = VERSIONED.matcher(name);
        return versioned.matches() ? versioned.group(1) + (versioned.group(2) == null ? "" : versioned.group(2)) : name;
    }

    private Path packed(Path folder) {
        Path jar = scratch.resolve(name(folder));
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> tree = Files.walk(folder)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Path one : tree.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(one).toString().replace(File.separatorChar, '/')));
                Files.copy(one, zip);
                zip.closeEntry();
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Spark wants every name once: {@code experiments/target/classes} becomes {@code experiments-classes.jar}. */
    private String name(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        int parts = absolute.getNameCount();
        String module = parts < 3 ? "program" : absolute.getName(parts - 3).toString();
        String name = module + "-" + absolute.getFileName() + JAR;
        for (int i = 2; !names.add(name); i++) {
            name = module + "-" + i + "-" + absolute.getFileName() + JAR;
        }
        return name;
    }

    /** Removes the temporary jars. */
    @Override
    public void close() {
        // At the end of the process the last named goes first.
        scratch.toFile().deleteOnExit();
        try (Stream<Path> tree = Files.walk(scratch)) {
            for (Path one : tree.sorted(Comparator.reverseOrder()).toList()) {
                if (!one.toFile().delete()) {
                    one.toFile().deleteOnExit();
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Somebody else swept the folder of temporary files: what was wanted.
            scratch.toFile().deleteOnExit();
        }
    }
}
