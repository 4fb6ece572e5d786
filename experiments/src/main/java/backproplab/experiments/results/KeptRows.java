package backproplab.experiments.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a record says of the tables of a run that was cut off.
 *
 * @param epochs the rows of epochs.csv
 * @param comparison the rows of comparison.csv
 * @param models what the networks said that came to a test
 * @param iterations up to which iteration each run got that is on its way; {@link #OVER} for one that is over
 */
public record KeptRows(
        List<EpochRow> epochs, List<ComparisonRow> comparison, List<FinalModel> models, Map<RunKey, Long> iterations) {
    /** More iterations than any run has. */
    public static final long OVER = Long.MAX_VALUE;
    /** Nothing, as at the start of a command. */
    public static final KeptRows NONE = new KeptRows(List.of(), List.of(), List.of(), Map.of());

    /**
     * Copies everything.
     */
    public KeptRows {
        epochs = List.copyOf(epochs);
        comparison = List.copyOf(comparison);
        models = List.copyOf(models);
        iterations = Map.copyOf(iterations);
    }

    /**
     * The rows of two comparisons of one command.
     *
     * @param later made after this one
     * @return all rows in their order
     */
    public KeptRows plus(KeptRows later) {
        List<EpochRow> allEpochs = new ArrayList<>(epochs);
        allEpochs.addAll(later.epochs);
        List<ComparisonRow> allRows = new ArrayList<>(comparison);
        allRows.addAll(later.comparison);
        List<FinalModel> allModels = new ArrayList<>(models);
        allModels.addAll(later.models);
        Map<RunKey, Long> allIterations = new HashMap<>(iterations);
        allIterations.putAll(later.iterations);
        return new KeptRows(allEpochs, allRows, allModels, allIterations);
    }

    /** Whether a run ended, well or not. */
    boolean over(RunKey run) {
        return has(run, OVER);
    }

    /** Whether a line of solver.csv is of an epoch that will not be trained again. */
    boolean has(RunKey run, long iteration) {
        return iteration <= iterations.getOrDefault(run, 0L);
    }
}
