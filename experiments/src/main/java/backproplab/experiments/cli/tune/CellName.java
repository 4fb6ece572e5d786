package backproplab.experiments.cli.tune;

import backproplab.experiments.compare.ComparisonSettings;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.tune.TunedRuns;

/** What a network on an engine is called in sentences. */
final class CellName {
    private CellName() {}

    /** Model and engine, and what tells it from others of the same model where there are others. */
    static String of(ComparisonSettings settings, TunedRuns.Cell cell) {
        PreparedRun run = cell.run();
        String which = settings.severalOfAModel()
                ? " (" + (run.plan().experiment() + " " + run.plan().variant()).strip() + ", seed " + run.seed() + ")"
                : "";
        return run.plan().token() + which + " on " + cell.kind().token();
    }
}
