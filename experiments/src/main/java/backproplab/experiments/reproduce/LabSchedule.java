package backproplab.experiments.reproduce;

import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Experiment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * In which order the trainings of a run of Lab go, and which of them side by side with a thread each. Those of experiments with a claim or a
 * figure about a time have the machine to themselves, and the arms of such a claim take turns: each seed of one is followed by the same
 * seed of the others, in the reverse order for every second seed, so that a load that drifts is no arm's. Deeplearning4j and PyTorch have one
 * pool of threads for all their networks, so that their trainings go one at a time too, and so do those whose every step is logged. Where other
 * machines train, everything that is not about times is for them.
 */
final class LabSchedule {
    /** In place of a number of cores: other machines train, as many at the same time as they have room for. */
    static final int ELSEWHERE = Integer.MAX_VALUE;

    private final LabSettings settings;
    private final List<PlannedVariant> variants;
    private final int cores;
    private final Set<Training> timed = new HashSet<>();
    private final List<Set<Training>> rivals = new ArrayList<>();

    LabSchedule(LabSettings settings, List<PlannedVariant> variants, int cores) {
        this.settings = settings;
        this.variants = variants;
        this.cores = cores;
        for (PlannedVariant variant : variants) {
            if (variant.experiment().timed()) {
                variant.training().ifPresent(training -> timed.add(training.training()));
            }
        }
        variants.stream().map(PlannedVariant::experiment).distinct().forEach(this::findRivals);
    }

    /** The arms of a claim about a time, joined with those of other claims that share one. */
    private void findRivals(Experiment experiment) {
        for (Claim claim : experiment.claims()) {
            if (claim.metric().dependsOnMachine()) {
                Set<Training> group = new LinkedHashSet<>();
                Stream.concat(Stream.of(claim.arm()), claim.other().stream())
                        .forEach(name -> training(experiment, name).ifPresent(group::add));
                List<Set<Training>> joined = rivals.stream()
                        .filter(other -> other.stream().anyMatch(group::contains))
                        .toList();
                joined.forEach(group::addAll);
                rivals.removeAll(joined);
                rivals.add(group);
            }
        }
    }

    private Optional<Training> training(Experiment experiment, String name) {
        return variants.stream()
                .filter(each -> each.experiment().equals(experiment)
                        && each.variant().name().equals(name))
                .findFirst()
                .flatMap(PlannedVariant::training)
                .map(PlannedTraining::training);
    }

    /** What follows what; every seed of every training once. */
    List<LabStretch> stretches() {
        Map<Training, PlannedTraining> all = new LinkedHashMap<>();
        variants.forEach(
                variant -> variant.training().ifPresent(training -> all.putIfAbsent(training.training(), training)));
        List<LabStretch> stretches = new ArrayList<>();
        Set<Training> placed = new HashSet<>();
        for (PlannedTraining training : all.values()) {
            if (!placed.contains(training.training())) {
                List<PlannedTraining> group = group(training, all);
                group.forEach(each -> placed.add(each.training()));
                append(stretches, together(training), timed.contains(training.training()), inTurn(group));
            }
        }
        return stretches;
    }

    private List<PlannedTraining> group(PlannedTraining training, Map<Training, PlannedTraining> all) {
        Set<Training> group = rivals.stream()
                .filter(each -> each.contains(training.training()))
                .findFirst()
                .orElse(Set.of(training.training()));
        return all.values().stream()
                .filter(each -> group.contains(each.training()))
                .toList();
    }

    private static List<LabUnit> inTurn(List<PlannedTraining> group) {
        int most = group.stream()
                .mapToInt(each -> each.training().seeds().size())
                .max()
                .orElse(0);
        List<LabUnit> units = new ArrayList<>();
        for (int index = 0; index < most; index++) {
            for (int i = 0; i < group.size(); i++) {
                PlannedTraining next = group.get(index % 2 == 0 ? i : group.size() - 1 - i);
                if (index < next.training().seeds().size()) {
                    units.add(new LabUnit(next, index));
                }
            }
        }
        return units;
    }

    /** How many trainings of this kind the cores and the heap have room for. */
    private int together(PlannedTraining planned) {
        Training training = planned.training();
        if (cores == ELSEWHERE) {
            return timed.contains(training) ? 1 : ELSEWHERE;
        }
        boolean alone = timed.contains(training) || settings.histories() || !training.byHand();
        int together = alone ? 1 : Math.max(1, cores / training.threads().orElse(1));
        while (together > 1 && !planned.comparison().fits(Runtime.getRuntime().maxMemory() / together)) {
            together--;
        }
        return together;
    }

    /** To the last stretch where it is of the same kind. */
    private static void append(List<LabStretch> stretches, int together, boolean timed, List<LabUnit> units) {
        LabStretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
        if (last == null || timed || last.timed() || last.together() != together) {
            stretches.add(new LabStretch(together, timed, List.copyOf(units)));
            return;
        }
        List<LabUnit> joined = new ArrayList<>(last.units());
        joined.addAll(units);
        stretches.set(stretches.size() - 1, new LabStretch(together, false, List.copyOf(joined)));
    }
}
