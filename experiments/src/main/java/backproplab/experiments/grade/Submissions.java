package backproplab.experiments.grade;

import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder with a folder, a .zip or a .jar for each student. */
public final class Submissions {
    private static final String LOOK = "\nName a folder that has a folder, a .zip or a .jar for each student.";
    private static final String MAC_COPIES = "__MACOSX";

    private Submissions() {}

    /**
     * Looks who handed something in; nothing of it is read yet.
     *
     * @param folder the folder of all
     * @return at least one, by name
     * @throws UserException with code 3 if there is no such folder, or none in it
     */
    public static List<Submission> find(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw UserException.data("Cannot read --submissions " + folder + ": "
                    + (Files.exists(folder) ? "it is no folder." : "it does not exist.") + LOOK);
        }
        List<Path> entries;
        try (Stream<Path> all = Files.list(folder)) {
            entries = all.filter(entry ->
                            !name(entry).startsWith(".") && !name(entry).equals(MAC_COPIES))
                    .toList();
        } catch (IOException e) {
            throw UserException.data("Cannot read --submissions " + folder + ": " + Reason.of(e) + "." + LOOK, e);
        }
        Map<String, Long> bare = entries.stream()
                .filter(entry -> Files.isDirectory(entry) || isArchive(entry))
                .collect(Collectors.groupingBy(Submissions::bare, Collectors.counting()));
        List<Submission> found = entries.stream()
                .filter(entry -> Files.isDirectory(entry) || isArchive(entry))
                .map(entry -> new Submission(student(entry, bare), entry))
                .sorted(Comparator.comparing(Submission::student).thenComparing(one -> name(one.path())))
                .toList();
        if (found.isEmpty()) {
            boolean one = entries.stream().anyMatch(entry -> name(entry).endsWith(".java"));
            throw UserException.data("There are no submissions in --submissions " + folder + "."
                    + (one ? "\nIt holds Java files itself: name the folder above it." : LOOK));
        }
        return found;
    }

    /** Whether a file is one that holds others. */
    static boolean isArchive(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        return (name.endsWith(".zip") || name.endsWith(".jar")) && Files.isRegularFile(file);
    }

    /** Somebody may have left a folder and an archive, or two archives: these are told apart by their endings. */
    private static String student(Path entry, Map<String, Long> bare) {
        String student = bare(entry);
        return student.isEmpty() || bare.get(student) > 1 ? name(entry) : student;
    }

    private static String bare(Path entry) {
        return Files.isDirectory(entry)
                ? name(entry)
                : name(entry).substring(0, name(entry).length() - ".zip".length());
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
