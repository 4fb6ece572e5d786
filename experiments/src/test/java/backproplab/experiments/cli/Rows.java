package backproplab.experiments.cli;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.train.Epochs;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.TrainingRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of a comparison that nobody trained. */
final class Rows {
    private Rows() {}

    static ComparisonRow of(Map<EngineKind, RunResult> results) {
        Plan plan = new Plan(
                "quick",
                "",
                new Recipe(
                        ModelSpec.of(ModelKind.MLP, 12),
                        WeightInit.of(Initializer.XAVIER_UNIFORM),
                        TrainingRule.SGD,
                        LoopSettings.of(1, 16, 0.5)));
        return new ComparisonRow("run", "task1", "toy", plan, 1, 100, results);
    }

    /** One epoch, and a test of as many images as there are predictions. */
    static RunResult result(RunStatus status, double trainSeconds, double testAccuracyPct, int... predictions) {
        return new RunResult(
                status,
                "",
                List.of(Epochs.epoch(1, 0.5, 1, 50, 1, 50, trainSeconds, 0, trainSeconds, 10, status)),
                2.3,
                status.finished()
                        ? Optional.of(new Evaluation(1, testAccuracyPct, predictions, null))
                        : Optional.empty());
    }
}
