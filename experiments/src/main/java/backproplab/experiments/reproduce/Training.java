package backproplab.experiments.reproduce;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Setup;
import java.util.List;
import java.util.OptionalInt;

/** All that decides a variant's numbers: variants with equal ones, such as the base of several tables, are trained once. */
record Training(Setup setup, List<EngineKind> engines, List<Long> seeds, OptionalInt threads) {

    /** A guess, before anything is measured, for trainings that go one after the other. */
    double nominalSeconds() {
        NominalTime time = new NominalTime(setup);
        return engines.stream()
                .mapToDouble(kind -> time.warmUpSeconds() + seeds.size() * time.seconds(kind))
                .sum();
    }

    /** Whether it may run beside others: an engine of a framework has one pool of threads for all its networks. */
    boolean byHand() {
        return engines.stream().noneMatch(EngineKind::framework);
    }
}
