package backproplab.experiments.reproduce;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Direction;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.results.ClaimRow;
import backproplab.experiments.stats.Bootstrap;
import backproplab.experiments.stats.Holm;
import backproplab.experiments.stats.Interval;
import backproplab.experiments.stats.SignFlipTest;
import backproplab.experiments.task.Preset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Tests claims on the seeds that both arms have. Holm's correction is made over all claims of one engine that say higher or lower
 * and have enough seeds; the others are decided by their interval.
 */
final class ClaimTests {
    private final LabSettings settings;

    /** A claim with what its arms differed by, whether both of them ran at all, and whether one saw drawings. */
    private record Tested(
            Claim claim, EngineKind engine, String label, double[] differences, boolean run, boolean embedded) {
        boolean corrected() {
            boolean oneSided = claim.direction() == Direction.HIGHER || claim.direction() == Direction.LOWER;
            return oneSided && differences.length >= Experiment.ENOUGH_SEEDS;
        }

        double p() {
            return SignFlipTest.pValue(differences, Preset.SEED);
        }
    }

    ClaimTests(LabSettings settings) {
        this.settings = settings;
    }

    /**
     * Tests every claim of the experiments.
     *
     * @param results what came of their variants, by experiment and name
     * @return one row for each claim and engine
     */
    List<ClaimRow> rows(Map<Experiment, List<VariantResult>> results) {
        List<Tested> tested = new ArrayList<>();
        results.forEach((experiment, variants) -> {
            for (Claim claim : experiment.claims()) {
                settings.engines().forEach(kind -> test(claim, kind, variants).ifPresent(tested::add));
            }
        });
        List<ClaimRow> rows = new ArrayList<>();
        for (Tested each : tested) {
            List<Tested> family = tested.stream()
                    .filter(other -> other.corrected() && other.engine() == each.engine())
                    .toList();
            double[] adjusted =
                    Holm.adjust(family.stream().mapToDouble(Tested::p).toArray());
            rows.add(row(each, each.corrected() ? adjusted[family.indexOf(each)] : 1));
        }
        return rows;
    }

    private Optional<Tested> test(Claim claim, EngineKind kind, List<VariantResult> variants) {
        VariantResult arm = named(claim.arm(), variants);
        Optional<VariantResult> other = claim.other().map(name -> named(name, variants));
        Optional<EngineKind> own = arm.variant().engine();
        if (own.isPresent() && kind != settings.engines().get(0)) {
            return Optional.empty();
        }
        String label = own.map(EngineKind::token).orElse(kind.token());
        String otherLabel = other.flatMap(result -> result.variant().engine())
                .map(EngineKind::token)
                .orElse(label);
        double[] first = arm.values(kind, claim.metric());
        double[] second = other.map(result -> result.values(kind, claim.metric()))
                .orElseGet(() -> DoubleStream.generate(claim::threshold)
                        .limit(first.length)
                        .toArray());
        return Optional.of(new Tested(
                claim,
                kind,
                label.equals(otherLabel) ? label : label + "/" + otherLabel,
                differences(first, second),
                arm.setup().isPresent()
                        && other.map(result -> result.setup().isPresent()).orElse(true),
                arm.embedded() || other.map(VariantResult::embedded).orElse(false)));
    }

    private static VariantResult named(String name, List<VariantResult> variants) {
        return variants.stream()
                .filter(each -> each.variant().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Seed by seed; seeds that one of the arms does not have are left out. */
    private static double[] differences(double[] first, double[] second) {
        double[] differences = new double[Math.min(first.length, second.length)];
        Arrays.setAll(differences, i -> first[i] - second[i]);
        return Arrays.stream(differences).filter(Double::isFinite).toArray();
    }

    private ClaimRow row(Tested tested, double adjusted) {
        Claim claim = tested.claim();
        double[] differences = tested.differences();
        Interval effect = differences.length == 0 ? Interval.NONE : Bootstrap.of(differences, Preset.SEED);
        double p = differences.length == 0 ? Double.NaN : tested.p();
        return new ClaimRow(
                claim.id(),
                claim.text() + " [" + settings.form().token() + (tested.embedded() ? ", drawings" : "") + ": "
                        + claim.comparison() + "]",
                tested.label(),
                effect,
                p,
                differences.length,
                verdict(tested, effect, p, adjusted));
    }

    private static String verdict(Tested tested, Interval effect, double p, double adjusted) {
        int seeds = tested.differences().length;
        if (seeds == 0) {
            return tested.run() ? Reproduction.FAILED : Reproduction.NOT_RUN;
        }
        return tested.embedded()
                ? Reproduction.NOT_COMPARABLE
                : ClaimVerdict.of(tested.claim(), effect, seeds, p, adjusted);
    }
}
