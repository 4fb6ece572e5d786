package backproplab.experiments.cli;

import backproplab.check.Check;
import backproplab.datasets.Dataset;
import backproplab.dl4j.Dl4jBackend;
import backproplab.files.machine.ProjectFolder;
import backproplab.manual.kernel.Kernels;
import backproplab.network.NetworkException;
import backproplab.remote.Worker;
import backproplab.report.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Sources that are newer than the classes that run: {@code mvn exec:java} without {@code compile} compiles nothing, and takes what was
 * installed or compiled last.
 */
final class StaleClasses {
    /** A class of each module, by the module's folder. */
    private static final Map<String, Class<?>> MODULES = modules();

    private static final String SOURCE = ".java";

    /** Compiled only in builds with a native library of their own: a missing class says nothing. */
    private static final Path OPTIONAL = Path.of("org", "nd4j");

    private StaleClasses() {}

    static Map<String, Class<?>> modules() {
        Map<String, Class<?>> modules = new LinkedHashMap<>();
        modules.put("experiments", StaleClasses.class);
        modules.put("manual-net", Kernels.class);
        modules.put("dl4j-net", Dl4jBackend.class);
        modules.put("datasets", Dataset.class);
        modules.put("network-spec", NetworkException.class);
        modules.put("report", Reports.class);
        modules.put("check", Check.class);
        modules.put("remote-work", Worker.class);
        modules.put("run-files", ProjectFolder.class);
        return modules;
    }

    /**
     * Looks at every source file of the project whose command runs. What cannot be read is passed over.
     *
     * @param properties those of the system
     * @return a warning in two lines that names a file; empty if there is none, or the project is not known
     */
    static Optional<String> warning(Properties properties) {
        return ProjectFolder.of(properties)
                .flatMap(
                        project -> MODULES.entrySet().stream()
                                .flatMap(module -> code(module.getValue())
                                        .flatMap(code -> newer(
                                                project.resolve(module.getKey()).resolve("src/main/java"), code))
                                        .stream())
                                .findFirst()
                                .map(
                                        source -> "WARNING: " + project.relativize(source)
                                                + " is newer than what runs, which was compiled before.\nSay mvn compile exec:java, so that your changes run."));
    }

    private static Optional<Path> code(Class<?> type) {
        try {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * A source file newer than its class.
     *
     * @param sources a module's folder of sources
     * @param code its classes, in a folder or a jar
     * @return the newest such file
     */
    static Optional<Path> newer(Path sources, Path code) {
        if (!Files.isDirectory(sources)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> newer = files.filter(file -> file.toString().endsWith(SOURCE))
                    .filter(file -> !sources.relativize(file).startsWith(OPTIONAL))
                    .filter(file -> changed(file) > changed(compiled(sources, file, code)))
                    .toList();
            return newer.stream().max(Comparator.comparingLong(StaleClasses::changed));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** Its class, which may be missing, or the jar that it would be in; itself where there need be none. */
    private static Path compiled(Path sources, Path file, Path code) {
        if (!Files.isDirectory(code)) {
            return code;
        }
        String name = sources.relativize(file).toString();
        return name.endsWith("package-info" + SOURCE)
                ? file
                : code.resolve(name.substring(0, name.length() - SOURCE.length()) + ".class");
    }

    /** In milliseconds; 0 of a file that is missing. */
    private static long changed(Path file) {
        return file.toFile().lastModified();
    }
}
