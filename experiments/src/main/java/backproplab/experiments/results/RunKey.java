package backproplab.experiments.results;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.recipe.Plan;
import backproplab.files.table.Cells;
import org.apache.commons.csv.CSVRecord;

/**
 * What names one engine's run within a command, as the cells of every table have it.
 *
 * @param experiment which experiment
 * @param variant which variant of it
 * @param model token of the model
 * @param seed the run's seed
 * @param engine token of the engine
 */
public record RunKey(String experiment, String variant, String model, String seed, String engine) {

    /**
     * A run by what it is made of.
     *
     * @param plan its settings
     * @param seed its seed
     * @param kind which engine
     * @return its name
     */
    public static RunKey of(Plan plan, long seed, EngineKind kind) {
        return of(plan, seed, kind.token());
    }

    /**
     * The same for whatever stands in place of an engine.
     *
     * @param plan its settings
     * @param seed its seed
     * @param engine a token
     * @return its name
     */
    public static RunKey of(Plan plan, long seed, String engine) {
        return new RunKey(
                Cells.text(plan.experiment()),
                Cells.text(plan.variant()),
                Cells.text(plan.token()),
                Long.toString(seed),
                engine);
    }

    /** The run that a line of any table belongs to which has the five columns. */
    static RunKey of(CSVRecord row) {
        return new RunKey(
                row.get("experiment"), row.get("variant"), row.get("model"), row.get("seed"), row.get("engine"));
    }
}
