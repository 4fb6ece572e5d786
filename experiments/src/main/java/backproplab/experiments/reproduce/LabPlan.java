package backproplab.experiments.reproduce;

import backproplab.datasets.TrainTest;
import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.compare.Comparison;
import backproplab.experiments.compare.ComparisonSettings;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.reports.DataSettings;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Setup;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.results.KeptRows;
import backproplab.experiments.results.LabFolder;
import backproplab.experiments.train.TrainingData;
import backproplab.files.failure.UserException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that a run of Lab is going to train, in its order, found and checked before anything is trained. */
public final class LabPlan {
    private final LabSettings settings;
    private final LabData data;
    private final List<PlannedVariant> variants = new ArrayList<>();
    private final Map<Training, PlannedTraining> trainings = new LinkedHashMap<>();
    private final List<LabStretch> stretches;

    /**
     * Finds the images and checks every variant against them.
     *
     * @param settings what to run
     * @param data where images come from
     * @throws backproplab.datasets.DataException if images are not to be had
     */
    public LabPlan(LabSettings settings, LabData data) {
        this(settings, data, Runtime.getRuntime().availableProcessors());
    }

    /**
     * The same where other machines train what is not about times.
     *
     * @param settings what to run
     * @param data where images come from
     * @return the plan, its trainings in the same order
     * @throws backproplab.datasets.DataException if images are not to be had
     */
    public static LabPlan elsewhere(LabSettings settings, LabData data) {
        return new LabPlan(settings, data, LabSchedule.ELSEWHERE);
    }

    /** For so many cores. */
    LabPlan(LabSettings settings, LabData data, int cores) {
        this.settings = settings;
        this.data = data;
        for (Experiment experiment : settings.experiments()) {
            for (Variant variant : experiment.variants()) {
                Optional<Setup> setup = settings.setup(experiment, variant);
                variants.add(
                        setup.isPresent()
                                ? planned(experiment, variant, setup.get(), data)
                                : new PlannedVariant(experiment, variant, setup, Optional.empty(), ""));
            }
        }
        stretches = new LabSchedule(settings, variants, cores).stretches();
    }

    private PlannedVariant planned(Experiment experiment, Variant variant, Setup setup, LabData data) {
        Training training = settings.training(experiment, variant, setup);
        TrainingData images = data.prepare(setup.data());
        try {
            if (!trainings.containsKey(training)) {
                Plan plan = setup.plan(experiment.path(), variant.name(), images.trainCount());
                Comparison comparison = comparison(training, plan, images);
                trainings.put(training, new PlannedTraining(training, plan, images, comparison));
            }
            return new PlannedVariant(
                    experiment, variant, Optional.of(setup), Optional.of(trainings.get(training)), "");
        } catch (UserException unfit) {
            String why = unfit.getMessage().lines().findFirst().orElse("");
            return new PlannedVariant(experiment, variant, Optional.of(setup), Optional.empty(), why);
        }
    }

    private Comparison comparison(Training training, Plan plan, TrainingData images) {
        return Comparison.oneOfMany(
                new ComparisonSettings(
                        LabFolder.TASK,
                        List.of(plan),
                        training.engines(),
                        training.seeds(),
                        training.threads(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        settings.histories(),
                        false),
                images);
    }

    LabSettings settings() {
        return settings;
    }

    List<PlannedVariant> variants() {
        return List.copyOf(variants);
    }

    /** The data set that a unit is about, neither divided nor cut. */
    TrainTest whole(LabUnit unit) {
        return data.found().get(unit.training().training().setup().data().real());
    }

    /** The trainings in the order in which they go, which is that of their rows. */
    List<LabStretch> stretches() {
        return stretches;
    }

    /**
     * How trainings share the machine, for people.
     *
     * @return a line; empty if there is only one training
     */
    public Optional<String> sharing() {
        long units =
                stretches.stream().mapToLong(stretch -> stretch.units().size()).sum();
        int most = stretches.stream().mapToInt(LabStretch::together).max().orElse(1);
        if (most == LabSchedule.ELSEWHERE) {
            return Optional.of("Each seed of a training goes to a machine of the cluster, with all its engines"
                    + (timed() ? "; those of experiments about times run here, alone, in turn." : "."));
        }
        if (units < 2) {
            return Optional.empty();
        }
        if (most > 1) {
            return Optional.of("Up to " + most + " trainings run side by side"
                    + (timed() ? "; those of experiments about times run alone, in turn." : "."));
        }
        return trainings.keySet().stream().allMatch(Training::byHand)
                ? Optional.empty()
                : Optional.of("One training at a time: networks of a framework share its pool of threads.");
    }

    private boolean timed() {
        return stretches.stream().anyMatch(LabStretch::timed);
    }

    boolean timed(Training training) {
        return stretches.stream()
                .filter(LabStretch::timed)
                .flatMap(stretch -> stretch.units().stream())
                .anyMatch(unit -> unit.training().training().equals(training));
    }

    /**
     * The rows of all tables that a record has.
     *
     * @param runId name of the run folder
     * @param record of this command
     * @return in their order
     */
    public KeptRows kept(String runId, RunNotes record) {
        KeptRows all = KeptRows.NONE;
        for (LabStretch stretch : stretches) {
            for (LabUnit unit : stretch.units()) {
                all = all.plus(unit.training().comparison().kept(unit.index(), runId, record));
            }
        }
        return all;
    }

    /**
     * Every setting of every training, for config.json.
     *
     * @return one map for each, by the names of options
     */
    public List<Map<String, Object>> resolved() {
        return trainings.values().stream().map(LabPlan::resolved).toList();
    }

    private static Map<String, Object> resolved(PlannedTraining planned) {
        Training training = planned.training();
        DataSettings data = training.setup().data();
        Map<String, Object> values = new LinkedHashMap<>(planned.plan().resolved());
        values.put("dataset", planned.images().source().train().name());
        values.put("normalize", data.normalize().token());
        values.put("train_images", planned.images().trainCount());
        values.put("validation_images", planned.images().split().validation().length);
        values.put("test_images", planned.images().source().test().size());
        values.put("split_hash", planned.images().split().hash());
        values.put("label_order", data.labelOrder());
        values.put("engines", training.engines().stream().map(EngineKind::token).toList());
        values.put("seeds", training.seeds());
        values.put(
                "threads", training.threads().isPresent() ? training.threads().getAsInt() : "auto");
        return values;
    }
}
