package backproplab.experiments.predict;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Classes by probability. */
public final class Ranking {

    /**
     * A class and how probable it is.
     *
     * @param name the class
     * @param probability in [0, 1]
     */
    public record Rank(String name, double probability) {}

    private Ranking() {}

    /**
     * Finds the most probable classes.
     *
     * @param classNames K names
     * @param probabilities K numbers in the same order
     * @param top how many, at least 1
     * @return the highest first, at most K; of equal ones the first class first
     */
    public static List<Rank> of(List<String> classNames, double[] probabilities, int top) {
        return IntStream.range(0, probabilities.length)
                .mapToObj(k -> new Rank(classNames.get(k), probabilities[k]))
                .sorted(Comparator.comparingDouble(Rank::probability).reversed())
                .limit(top)
                .toList();
    }
}
