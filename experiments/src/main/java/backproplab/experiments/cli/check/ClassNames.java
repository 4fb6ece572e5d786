package backproplab.experiments.cli.check;

import backproplab.files.machine.ProjectFolder;
import backproplab.files.option.Choices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may have meant who named a class that is not there. */
final class ClassNames {
    private static final String SUFFIX = ".java";
    private static final String SOURCES = "experiments/src/main/java";

    private ClassNames() {}

    /**
     * A line in place of a class that is not there.
     *
     * @param name as it was typed
     * @return empty if there is such a class, or nothing better to say
     */
    static Optional<String> advice(String name) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        if (loader.getResource(name.replace('.', '/') + ".class") != null) {
            return Optional.empty();
        }
        if (name.endsWith(SUFFIX)) {
            String simple = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
            return Optional.of("There is no class " + name + ".\nName the class, not its file: "
                    + simple.substring(0, simple.length() - SUFFIX.length()) + ".");
        }
        Path folder =
                ProjectFolder.of(System.getProperties()).orElse(Path.of("")).resolve(SOURCES);
        return Choices.nearest(name, inDefaultPackage(folder))
                .map(known -> "There is no class " + name + ".\nDid you mean " + known + "?");
    }

    /** Classes whose source lies in a folder itself, without commands. */
    static List<String> inDefaultPackage(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX) && !isCommand(file))
                    .map(file -> file.getFileName().toString())
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isCommand(Path source) {
        try {
            // Whatever bytes it holds: it is the user's.
            return Files.readString(source, StandardCharsets.ISO_8859_1).contains("void main(String[]");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
