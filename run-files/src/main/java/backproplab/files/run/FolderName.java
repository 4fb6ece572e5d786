package backproplab.files.run;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a run's folder says, {@code yyyyMMdd-HHmmss-TASK} or, of a later one of the same second, {@code yyyyMMdd-HHmmss-TASK-N}.
 * The order is that in which the runs began.
 *
 * @param time when it began
 * @param task what began
 * @param number of the run among those of the same second, from 1
 */
public record FolderName(String time, String task, int number) implements Comparable<FolderName> {
    private static final Pattern NAME = Pattern.compile("(\\d{8}-\\d{6})-(.+?)(?:-(\\d{1,9}))?");
    private static final Comparator<FolderName> AGE =
            Comparator.comparing(FolderName::time).thenComparingInt(FolderName::number);

    /**
     * Reads a folder's name.
     *
     * @param folder its path, whether or not it is there
     * @return empty if it is no run's
     */
    public static Optional<FolderName> of(Path folder) {
        Matcher found = NAME.matcher(String.valueOf(folder.getFileName()));
        return found.matches()
                ? Optional.of(new FolderName(
                        found.group(1), found.group(2), found.group(3) == null ? 1 : Integer.parseInt(found.group(3))))
                : Optional.empty();
    }

    @Override
    public int compareTo(FolderName other) {
        return AGE.compare(this, other);
    }
}
