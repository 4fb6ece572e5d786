package backproplab.experiments.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A run as the user names it: by the path of its folder, or by its name among the runs or the published ones. */
public final class NamedRun {
    /** The folder of published runs within that of all: {@value}. */
    public static final String PUBLISHED = "published";

    private NamedRun() {}

    /**
     * Looks for it.
     *
     * @param out the folder that holds run folders
     * @param name what the user typed
     * @param right which folders count
     * @return the first such folder; empty if there is none
     */
    public static Optional<Path> find(Path out, String name, Predicate<Path> right) {
        return Stream.of(
                        Path.of(name), out.resolve(name), out.resolve(PUBLISHED).resolve(name))
                .filter(right)
                .findFirst();
    }
}
