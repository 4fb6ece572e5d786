package backproplab.experiments.search;

import java.util.List;
import java.util.Map;

/**
 * Independent draws (Bergstra and Bengio, Random Search for Hyper-Parameter Optimization, 2012).
 *
 * @param draws how many, and their seed
 */
public record RandomSearch(SearchDraws draws) implements SearchMethod {
    /** What the user types: {@value}. */
    public static final String TOKEN = "random";

    @Override
    public String token() {
        return TOKEN;
    }

    @Override
    public Map<String, Object> numbers() {
        return draws.numbers();
    }

    @Override
    public List<Trial> trials(Space space) {
        return draws.trials(space);
    }
}
