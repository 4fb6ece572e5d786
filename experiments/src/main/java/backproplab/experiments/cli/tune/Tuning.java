package backproplab.experiments.cli.tune;

import backproplab.experiments.recipe.Plan;
import backproplab.experiments.results.TableFolder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A test of networks in place of their training.
 *
 * @param <R> a line of its table
 */
public interface Tuning<R> {
    /**
     * What it does, for people.
     *
     * @return a line
     */
    String words();

    /**
     * The networks as they are tested.
     *
     * @return with the settings that the test changes
     */
    List<Plan> plans();

    /**
     * What should be known of the networks before.
     *
     * @return warnings, one text each
     */
    List<String> warnings();

    /**
     * How long it takes at most, from some steps of each network.
     *
     * @return seconds
     */
    double seconds();

    /**
     * What there could be less of, if it takes too long.
     *
     * @return words that follow "choose"
     */
    String less();

    /**
     * Makes its folder.
     *
     * @param out the folder that holds run folders
     * @param now the time in its name
     * @return the folder, to be closed
     */
    TableFolder<R> folder(Path out, LocalDateTime now);

    /**
     * Makes the test, fills its table and says what came of it.
     *
     * @param folder its folder
     * @return the exit code
     */
    int run(TableFolder<R> folder);

    /**
     * Whether the page has something to draw of it.
     *
     * @return whether a report is worth writing
     */
    boolean drawn();
}
