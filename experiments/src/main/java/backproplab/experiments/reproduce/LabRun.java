package backproplab.experiments.reproduce;

import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.LabFolder;
import backproplab.files.failure.UserException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs experiments, stretch by stretch, and keeps all tables up to date while it does. */
public final class LabRun {
    private final LabPlan plan;
    private final LabListener listener;
    private final RunNotes record;
    private final TablesSoFar tables;
    private final NoiseMeter noise;
    private final UnitRunner trainer;
    private final LabTimeLeft left = new LabTimeLeft(System::nanoTime);
    private final Map<Training, List<ComparisonRow>> trained = new HashMap<>();
    private final Map<Training, String> untimed = new HashMap<>();
    private final Map<Experiment, List<VariantResult>> results = new LinkedHashMap<>();
    private final Set<Training> begun = new HashSet<>();
    private final Set<PlannedVariant> announced = new HashSet<>();
    private int concluded;

    /**
     * Nothing happens yet.
     *
     * @param plan what to run
     * @param folder receives the rows as they come; has those of the record already
     * @param listener hears how it goes, of one thing at a time, from any thread
     * @param record of this command: says what is done, and is told what gets done
     */
    public LabRun(LabPlan plan, LabFolder folder, LabListener listener, RunNotes record) {
        this(plan, folder, listener, record, new LocalUnits(folder, listener, record));
    }

    /**
     * The same where other machines train.
     *
     * @param plan what to run, made {@linkplain LabPlan#elsewhere for that}
     * @param folder receives the rows as they come; has those of the record already
     * @param listener hears how it goes, of one thing at a time, from any thread
     * @param record of this command: says what is done, and is told what gets done
     * @param machines train what is not about times
     * @return a run of which nothing happened yet
     */
    public static LabRun elsewhere(
            LabPlan plan, LabFolder folder, LabListener listener, RunNotes record, UnitMachines machines) {
        return new LabRun(plan, folder, listener, record, new RemoteUnits(plan, folder, listener, record, machines));
    }

    private LabRun(LabPlan plan, LabFolder folder, LabListener listener, RunNotes record, UnitRunner trainer) {
        this.plan = plan;
        this.listener = listener;
        this.record = record;
        tables = new TablesSoFar(plan.settings(), folder);
        noise = new NoiseMeter(listener::warning);
        this.trainer = trainer;
    }

    /**
     * Runs everything that the record has not. A variant that fails is a row that says so; the others go on.
     *
     * @return how the trainings ended
     * @throws UserException with code 4 if results cannot be written
     */
    public LabOutcome run() {
        conclude();
        plan.stretches().stream()
                .flatMap(stretch -> stretch.units().stream())
                .filter(unit -> !unit.done(record))
                .forEach(unit -> left.expect(unit, unit.nominalSeconds()));
        for (LabStretch stretch : plan.stretches()) {
            boolean cutOff = stretch.units().stream().anyMatch(unit -> unit.begunBefore(record));
            OtherWork.watch();
            trainer.train(stretch, new Units());
            if (stretch.timed()) {
                String disturbance = cutOff ? OtherWork.UNKNOWN : OtherWork.disturbance();
                stretch.units().forEach(unit -> untimed.put(unit.training().training(), disturbance));
            }
            conclude();
        }
        int checks = plan.variants().stream()
                .mapToInt(each -> each.variant().check().isPresent()
                        ? plan.settings().seeds(each.experiment()).size()
                        : 0)
                .sum();
        return LabOutcome.of(trained.values(), checks);
    }

    /** Units may begin in any thread, while what came of others is being said. */
    private final class Units implements UnitRunner.Ends {
        @Override
        public void started(LabUnit unit) {
            synchronized (listener) {
                left.started(unit);
                if (begun.add(unit.training().training())) {
                    plan.variants().stream()
                            .filter(each -> each.training()
                                    .filter(unit.training()::equals)
                                    .isPresent())
                            .findFirst()
                            .ifPresent(LabRun.this::announce);
                }
            }
        }

        @Override
        public void trained(LabUnit unit) {
            synchronized (listener) {
                left.ended(unit);
            }
        }

        @Override
        public void ended(LabUnit unit, ComparisonRow row) {
            synchronized (listener) {
                trained.computeIfAbsent(unit.training().training(), training -> new ArrayList<>())
                        .add(row);
                left.ended(unit);
                listener.labTimeLeft(left.all());
                if (!plan.timed(unit.training().training())) {
                    conclude();
                }
            }
        }
    }

    /** Says what came of the next variants, as far as they are trained. */
    private void conclude() {
        List<PlannedVariant> variants = plan.variants();
        int before = concluded;
        while (concluded < variants.size() && over(variants.get(concluded))) {
            PlannedVariant each = variants.get(concluded);
            announce(each);
            results.computeIfAbsent(each.experiment(), experiment -> new ArrayList<>())
                    .add(result(each));
            concluded++;
        }
        if (concluded > before) {
            tables.write(results);
        }
    }

    private boolean over(PlannedVariant planned) {
        return planned.training()
                .map(PlannedTraining::training)
                .map(training -> trained.containsKey(training)
                        && trained.get(training).size() == training.seeds().size()
                        && (!plan.timed(training) || untimed.containsKey(training)))
                .orElse(true);
    }

    private VariantResult result(PlannedVariant planned) {
        if (planned.variant().check().isPresent()) {
            return VariantResult.checked(
                    planned.experiment(), planned.variant(), plan.settings().seeds(planned.experiment()));
        }
        if (planned.training().isEmpty()) {
            if (!planned.failure().isEmpty()) {
                listener.warning(planned.name() + " failed: " + planned.failure());
            }
            return VariantResult.without(planned.experiment(), planned.variant(), planned.setup(), planned.failure());
        }
        PlannedTraining training = planned.training().get();
        return new VariantResult(
                planned.experiment(),
                planned.variant(),
                planned.setup(),
                trained.get(training.training()),
                noise.measure(planned, training),
                training.images().source().embedded(),
                untimed.getOrDefault(training.training(), ""),
                "");
    }

    private void announce(PlannedVariant planned) {
        if (!announced.add(planned)) {
            return;
        }
        List<PlannedVariant> variants = plan.variants();
        String how = planned.setup().isEmpty() ? "not run: " + reason(planned.variant()) : "cannot be run";
        if (planned.variant().check().isPresent()) {
            how = "numeric check, seeds " + plan.settings().seeds(planned.experiment());
        } else if (planned.training().isPresent()) {
            PlannedTraining training = planned.training().get();
            how = training.training().engines().stream().map(EngineKind::token).toList() + ", seeds "
                    + training.training().seeds();
            if (trained.containsKey(training.training())) {
                how = "trained above, with the same settings";
            } else if (training.comparison().done(record)) {
                how = "trained before this run was cut off";
            }
        }
        listener.variantStarted(variants.indexOf(planned) + 1, variants.size(), planned.name(), how);
    }

    private static String reason(Variant variant) {
        return variant.runnable() ? "needs --engines " + variant.engine().orElseThrow() : variant.note();
    }
}
