package backproplab.datasets.images;

import backproplab.datasets.source.DataFormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Files that cannot be used, told together: a user mends all of them in one go. */
public final class Faults {
    /** So many are named, the others counted. */
    static final int NAMED = 20;

    /** One thing to be done with a file. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws DataFormatException;
    }

    private final Path root;
    private final List<DataFormatException> found = new ArrayList<>();

    Faults(Path root) {
        this.root = root;
    }

    /**
     * The first messages, and how many more there are.
     *
     * @param messages what is wrong, of one or more lines each
     * @return the first line of each, in lines of their own
     */
    public static String list(List<String> messages) {
        String named = messages.stream()
                .limit(NAMED)
                .map(message -> "\n  " + message.lines().findFirst().orElse(""))
                .collect(Collectors.joining());
        return messages.size() > NAMED ? named + "\n  and " + (messages.size() - NAMED) + " more." : named;
    }

    /** Does something, and remembers its failure; empty if it failed. */
    <T> Optional<T> collect(Step<T> step) {
        try {
            return Optional.of(step.run());
        } catch (DataFormatException fault) {
            found.add(fault);
            return Optional.empty();
        }
    }

    /**
     * Ends the reading if something failed.
     *
     * @throws DataFormatException the failure itself if it is the only one, else a list
     */
    void check() throws DataFormatException {
        if (found.size() == 1) {
            throw found.get(0);
        }
        if (!found.isEmpty()) {
            String list = list(found.stream().map(Throwable::getMessage).toList());
            throw new DataFormatException(
                    found.size() + " images of " + root + " cannot be used:" + list
                            + "\nPut good copies in their place, or delete them.",
                    found.get(0));
        }
    }
}
