package backproplab.experiments.cli.check;

import backproplab.files.option.Choices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** What is to be done about a class that is not there: another name, the place of its source, or compiling it. */
final class ClassNames {
    private static final String SUFFIX = ".java";
    private static final String SOURCES = "experiments/src/main/java";
    /** Nobody means a class of the project's own that only has the same simple name. */
    private static final String OURS = "backproplab";

    private static final String COMPILE = "The command needs the word compile: ";

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

    private final Path folder;
    private final String command;

    /**
     * Advice in one project.
     *
     * @param project its folder
     * @param command what the user typed, as it compiles and checks
     */
    ClassNames(Path project, String command) {
        folder = project.resolve(SOURCES);
        this.command = command;
    }

    /**
     * What to say in place of a class that is not there.
     *
     * @param name as it was typed
     * @return two or three lines; empty if there is such a class, or it can be the name of none
     */
    Optional<String> advice(String name) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        if (loader.getResource(name.replace('.', '/') + ".class") != null) {
            return Optional.empty();
        }
        if (name.endsWith(SUFFIX)) {
            String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
            return Optional.of(
                    "There is no class " + name + ".\nName the class, not its file: " + withoutSuffix(file) + ".");
        }
        if (!SourceVersion.isName(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(missing(name));
        } catch (UncheckedIOException e) {
            // A folder or a source that cannot be read: of where the class is nothing is known.
            return Optional.of("There is no class " + name + ".\n" + COMPILE + command);
        }
    }

    private String missing(String name) {
        String outer = name.replaceFirst("\\$.*", "");
        Path place = folder.resolve(outer.replace('.', '/') + SUFFIX);
        Optional<Path> source = Files.isRegularFile(place) ? Optional.of(place) : elsewhere(place.getFileName());
        Optional<String> meant =
                source.isPresent() ? source.map(ClassNames::named) : Choices.nearest(outer, inDefaultPackage());
        if (meant.isPresent() && !meant.get().equals(outer)) {
            return "There is no class " + name + ".\nDid you mean " + meant.get() + "?";
        }
        if (source.isPresent() && !declares(source.get(), name)) {
            return "There is no class " + name + ".\n" + inProject(source.get()) + " declares none of that name.";
        }
        String what = source.isPresent()
                ? ": its source has not been compiled, " + inProject(source.get())
                : ".\nPut its source at " + inProject(place);
        return "There is no class " + name + what + ".\n" + COMPILE + command;
    }

    /** Whether the words that declare a class stand in a source, nested or not. */
    private static boolean declares(Path source, String name) {
        String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        return Pattern.compile("\\b(class|record|enum|interface)\\s+" + Pattern.quote(simple) + "(?!\\w)")
                .matcher(text(source))
                .find();
    }

    private String inProject(Path source) {
        return (SOURCES + "/" + folder.relativize(source)).replace('\\', '/');
    }

    /** The class that a source is of, with the package that stands in it. */
    private static String named(Path source) {
        Matcher declared = PACKAGE.matcher(text(source));
        String simple = withoutSuffix(source.getFileName().toString());
        return declared.find() ? declared.group(1) + "." + simple : simple;
    }

    /** A source that lies in another package than was typed. */
    private Optional<Path> elsewhere(Path file) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> sources = Files.walk(folder)) {
            return sources.filter(source -> source.endsWith(file))
                    .filter(source -> !folder.relativize(source).startsWith(OURS))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Classes whose source lies in the folder itself, without commands. */
    private List<String> inDefaultPackage() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX) && !isCommand(file))
                    .map(file -> withoutSuffix(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutSuffix(String file) {
        return file.substring(0, file.length() - SUFFIX.length());
    }

    private static boolean isCommand(Path source) {
        return text(source).contains("void main(String[]");
    }

    private static String text(Path source) {
        try {
            // Whatever bytes it holds: it is the user's.
            return Files.readString(source, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
