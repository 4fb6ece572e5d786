package backproplab.datasets.images;

import backproplab.datasets.source.DataFormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files of one image folder that cannot be used, told together: a user mends all of them in one go. */
final class Faults {
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
            StringBuilder text = new StringBuilder(found.size() + " images of " + root + " cannot be used:");
            found.stream().limit(NAMED).forEach(fault -> text.append("\n  ")
                    .append(fault.getMessage().lines().findFirst().orElse("")));
            if (found.size() > NAMED) {
                text.append("\n  and ").append(found.size() - NAMED).append(" more.");
            }
            text.append("\nPut good copies in their place, or delete them.");
            throw new DataFormatException(text.toString(), found.get(0));
        }
    }
}
