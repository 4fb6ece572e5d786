package backproplab.experiments.cli.search;

import backproplab.experiments.cli.option.DataOptions;
import backproplab.experiments.cli.option.PlanOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The options of Task1 and Task2 that a trial may have: data, model, rule and loop. */
@Command(name = "trial")
final class TrialOptions {
    @Mixin
    private DataOptions data;

    @Mixin
    private PlanOptions plan;

    DataOptions data() {
        return data;
    }

    PlanOptions plan() {
        return plan;
    }
}
