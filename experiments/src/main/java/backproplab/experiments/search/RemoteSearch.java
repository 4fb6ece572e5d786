package backproplab.experiments.search;

import backproplab.experiments.remote.RemoteWork;
import java.util.List;
import java.util.function.Function;

/**
 * Other machines, as far as a search needs to know them.
 *
 * @param work has trainings done
 * @param slots how many trainings they do at the same time
 * @param threads of each training
 * @param words what Task1 or Task2 would be given to train a trial
 */
public record RemoteSearch(RemoteWork work, int slots, int threads, Function<Trial, List<String>> words) {}
