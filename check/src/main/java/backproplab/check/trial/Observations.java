package backproplab.check.trial;

import java.util.List;
import java.util.Optional;

/**
 * What was seen of one part on one fixture, in the order in which it was seen.
 *
 * @param seen up to the end, or up to where the part threw
 * @param thrown what came out of the part in place of the next observation; empty if it went to the end
 */
public record Observations(List<Observation> seen, Optional<Throwable> thrown) {

    /**
     * An observation by its name.
     *
     * @param name its name
     * @return empty if the part threw before
     */
    public Optional<Observation> find(String name) {
        return seen.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
