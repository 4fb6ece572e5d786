package backproplab.experiments.search;

import backproplab.datasets.augment.Draws;
import backproplab.files.failure.UserException;
import backproplab.files.option.Ranges;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Trials drawn by chance. A draw is a function of the seed, the trial's number and the option's name, and of nothing else: more trials
 * leave the first ones as they are, and so does another option in the space.
 *
 * @param count how many trials
 * @param seed of the search
 */
public record SearchDraws(int count, long seed) {
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /**
     * Checks the number.
     *
     * @throws UserException with code 2 if it is below 1 or too large
     */
    public SearchDraws {
        Ranges.between("--draws", 1, Space.MOST_TRIALS, count);
    }

    Map<String, Object> numbers() {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("draws", count);
        numbers.put("search-seed", seed);
        return numbers;
    }

    /**
     * All trials.
     *
     * @param space the options and their values
     * @return numbered from 1
     * @throws UserException with code 2 if the space has points for a grid
     */
    public List<Trial> trials(Space space) {
        for (Dimension dimension : space.dimensions()) {
            if (dimension.values().hasPoints()) {
                throw UserException.usage("The points in " + dimension.text()
                        + " are for --method grid only.\nLeave the last number out, or use a grid.");
            }
        }
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> trial(space, number))
                .toList();
    }

    private Trial trial(Space space, int number) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Dimension dimension : space.dimensions()) {
            values.put(dimension.name(), dimension.values().draw(unit(number, dimension.name())));
        }
        return new Trial(number, values);
    }

    private double unit(int trial, String name) {
        Draws draws = new Draws();
        draws.start(Draws.mix(Draws.mix(seed, trial), hash(name)));
        return draws.unit();
    }

    /** FNV-1a, since {@link String#hashCode} has 32 bits only. */
    private static long hash(String name) {
        long hash = FNV_BASIS;
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
