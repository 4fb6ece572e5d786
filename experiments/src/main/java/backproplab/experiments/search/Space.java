package backproplab.experiments.search;

import backproplab.files.failure.UserException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All options that a search changes, each with its values.
 *
 * @param dimensions in the order of the table's columns
 */
public record Space(List<Dimension> dimensions) {
    /** The most trials that a search may have: {@value}. */
    public static final int MOST_TRIALS = 10_000;

    /**
     * Copies the list.
     *
     * @throws UserException with code 2 if an option is there twice
     */
    public Space {
        dimensions = List.copyOf(dimensions);
        Set<String> names = new HashSet<>();
        for (Dimension dimension : dimensions) {
            if (!names.add(dimension.name())) {
                throw UserException.usage("The space has " + dimension.name()
                        + " twice.\nLeave one out, in --space or in the file of --space-file.");
            }
        }
    }

    /**
     * The options' names.
     *
     * @return in the order of the dimensions
     */
    public List<String> names() {
        return dimensions.stream().map(Dimension::name).toList();
    }
}
