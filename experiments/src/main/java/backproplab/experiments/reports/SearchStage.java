package backproplab.experiments.reports;

import java.util.List;

/**
 * A search that a report made: what is drawn, and the settings of all trials.
 *
 * @param path the name on the command line, such as {@code E/first}
 * @param setup what is the same for every trial
 * @param space what is drawn, each as after {@code --space}
 * @param draws how many trials
 * @param published what the report says came of it
 * @param note what had to be guessed
 */
public record SearchStage(String path, Setup setup, List<String> space, int draws, String published, String note) {}
