package backproplab.report.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The epochs of one network on one engine with one seed.
 *
 * @param key which network
 * @param engine token of the engine
 * @param seed as it stands in the file
 * @param epochs rows of epochs.csv, in their order
 */
public record Training(NetworkKey key, String engine, String seed, List<Table.Row> epochs) {
    private record Id(NetworkKey key, String engine, String seed) {}

    /**
     * All trainings of a run.
     *
     * @param run the run
     * @return in the order of epochs.csv
     */
    public static List<Training> of(Run run) {
        List<Training> trainings = new ArrayList<>();
        Map<Id, Table> groups =
                run.table("epochs.csv").by(row -> new Id(NetworkKey.of(row), row.text("engine"), row.text("seed")));
        groups.forEach((id, table) -> trainings.add(new Training(id.key(), id.engine(), id.seed(), table.rows())));
        return trainings;
    }

    /**
     * Whether its loss became NaN or infinite.
     *
     * @return whether the last epoch says so
     */
    public boolean diverged() {
        return epochs.get(epochs.size() - 1).text("status").equals("diverged");
    }
}
