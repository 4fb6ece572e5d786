package backproplab.experiments.search;

import java.util.List;

/**
 * What another machine is told to train a trial in a round.
 *
 * @param task whose presets count, for example {@code task2}
 * @param words what Task1 or Task2 would be given: the options that all trials have, and the trial's values
 * @param trial the trial; draws depend on its values and the seed alone
 * @param seed of every training
 * @param rung the round
 * @param engine token of the engine
 * @param threads of each training
 * @param images name of the images, without those of the test
 * @param weights whether its weights are wanted, if they are not too large
 * @param best the best so far, since weights of a trial that is not better are of no use; null if there is none
 */
public record TrialOrder(
        String task,
        List<String> words,
        Trial trial,
        long seed,
        SearchRung rung,
        String engine,
        int threads,
        String images,
        boolean weights,
        TrialResult best) {
    /** What this kind of work is called between machines: {@value}. */
    public static final String KIND = "trial";

    /**
     * Copies the list.
     */
    public TrialOrder {
        words = List.copyOf(words);
    }
}
