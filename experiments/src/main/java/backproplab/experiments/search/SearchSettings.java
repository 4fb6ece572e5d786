package backproplab.experiments.search;

import backproplab.experiments.engine.EngineKind;
import java.util.List;

/**
 * What all trials of a search have in common.
 *
 * @param task for example {@code task2}
 * @param method token of the method
 * @param options names of the options searched, in the order of the table's columns
 * @param engine what trains
 * @param seed of every training
 * @param rungs the rounds in which trials compete
 */
public record SearchSettings(
        String task, String method, List<String> options, EngineKind engine, long seed, List<SearchRung> rungs) {

    /**
     * Copies the lists.
     */
    public SearchSettings {
        options = List.copyOf(options);
        rungs = List.copyOf(rungs);
    }
}
