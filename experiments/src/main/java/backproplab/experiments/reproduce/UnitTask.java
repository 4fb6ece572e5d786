package backproplab.experiments.reproduce;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Form;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A unit as another machine is told of it: all that decides its numbers but for the images, by names. Where several variants share a training,
 * the first of them is named.
 *
 * @param experiment its path
 * @param variant its name
 * @param form how large
 * @param engines tokens of the run's engines
 * @param seed of this unit
 * @param threads of every engine; null: one
 * @param alone whether nothing else trains in that process, so that a heap too small is a result
 */
public record UnitTask(
        String experiment, String variant, Form form, List<String> engines, long seed, Integer threads, boolean alone) {

    static UnitTask of(LabSettings settings, LabUnit unit, boolean alone) {
        Plan plan = unit.training().plan();
        return new UnitTask(
                plan.experiment(),
                plan.variant(),
                settings.form(),
                settings.engines().stream().map(EngineKind::token).toList(),
                unit.training().training().seeds().get(unit.index()),
                settings.threads().isPresent() ? settings.threads().getAsInt() : null,
                alone);
    }

    /** The engines by these names; those that this build has not are an error. */
    List<EngineKind> kinds() {
        return engines.stream()
                .map(token -> EngineKind.pick("--engines", token, EngineKind.compared()))
                .toList();
    }

    /**
     * A plan of this unit alone.
     *
     * @param all its experiment
     * @param data where images come from
     */
    LabPlan plan(Experiment all, LabData data) {
        Experiment wanted = all.only(List.of(variant));
        if (wanted.variants().isEmpty()) {
            throw new IllegalStateException(experiment + " has no variant " + variant);
        }
        OptionalInt own = threads == null ? OptionalInt.empty() : OptionalInt.of(threads);
        LabSettings settings = new LabSettings(List.of(wanted), form, kinds(), Optional.of(List.of(seed)), own);
        return new LabPlan(settings, data);
    }
}
