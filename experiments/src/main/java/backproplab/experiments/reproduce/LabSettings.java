package backproplab.experiments.reproduce;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reports.Setup;
import backproplab.experiments.reports.Variant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/**
 * What a run of Lab does.
 *
 * @param experiments which
 * @param form how large
 * @param engines those that are compared, or some of them
 * @param seeds of every experiment; empty for each experiment's own number
 * @param threads threads of every engine; empty for each engine's own choice
 * @param histories whether the loss of every step is kept, as report B's Solver does
 */
public record LabSettings(
        List<Experiment> experiments,
        Form form,
        List<EngineKind> engines,
        Optional<List<Long>> seeds,
        OptionalInt threads,
        boolean histories) {

    /**
     * A run without histories.
     *
     * @param experiments which
     * @param form how large
     * @param engines those that are compared, or some of them
     * @param seeds of every experiment; empty for each experiment's own number
     * @param threads threads of every engine; empty for each engine's own choice
     */
    public LabSettings(
            List<Experiment> experiments,
            Form form,
            List<EngineKind> engines,
            Optional<List<Long>> seeds,
            OptionalInt threads) {
        this(experiments, form, engines, seeds, threads, false);
    }

    /**
     * The same in another size.
     *
     * @param other how large
     * @return new settings
     */
    public LabSettings withForm(Form other) {
        return new LabSettings(experiments, other, engines, seeds, threads, histories);
    }

    /** All that decides the numbers of a variant with these settings. */
    Training training(Experiment experiment, Variant variant, Setup setup) {
        return new Training(setup, engines(variant), seeds(experiment), threads(variant));
    }

    /** The settings of a variant; empty if it cannot be trained with these engines, or at all. */
    Optional<Setup> setup(Experiment experiment, Variant variant) {
        if (engines(variant).isEmpty()) {
            return Optional.empty();
        }
        return form.setup(experiment, variant);
    }

    /** A framework runs only if asked for; the other engines also where they are what a variant is about. */
    List<EngineKind> engines(Variant variant) {
        EngineKind only = variant.engine().orElse(null);
        if (only == null) {
            return engines;
        }
        return only.framework() && !engines.contains(only) ? List.of() : List.of(only);
    }

    List<Long> seeds(Experiment experiment) {
        int own = form == Form.TINY ? 1 : experiment.seeds(form == Form.QUICK);
        return seeds.orElseGet(() -> LongStream.rangeClosed(1, own).boxed().toList());
    }

    private OptionalInt threads(Variant variant) {
        return variant.threads().isPresent() ? variant.threads() : threads;
    }
}
