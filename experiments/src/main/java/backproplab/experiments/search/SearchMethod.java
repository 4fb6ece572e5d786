package backproplab.experiments.search;

import java.util.List;
import java.util.Map;

/** Which points of a space are tried, and how long. */
public sealed interface SearchMethod permits GridSearch, RandomSearch, SuccessiveHalving {

    /**
     * What the user types after {@code --method}.
     *
     * @return for example {@code grid}
     */
    String token();

    /**
     * The numbers that decide what it does, by the names of their options.
     *
     * @return empty if there are none
     */
    default Map<String, Object> numbers() {
        return Map.of();
    }

    /**
     * The points to try: the same at every call.
     *
     * @param space the options and their values
     * @return numbered from 1
     * @throws backproplab.files.failure.UserException with code 2 if the space does not fit the method
     */
    List<Trial> trials(Space space);

    /**
     * The rounds in which trials compete; all take part in the first, the best of each in the next.
     *
     * @param trials how many there are
     * @return at least one; if the method has no rounds, one with the epochs that each trial has itself
     */
    default List<SearchRung> rungs(int trials) {
        return List.of(new SearchRung(1, SearchRung.OWN, trials));
    }
}
