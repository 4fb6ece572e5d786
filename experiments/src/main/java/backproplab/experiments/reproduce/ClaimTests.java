package backproplab.experiments.reproduce;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.results.ClaimRow;
import backproplab.experiments.results.Verdicts;
import backproplab.experiments.stats.EffectInterval;
import backproplab.experiments.task.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tests claims on the seeds that both arms have, all claims and engines of the run in one {@link ClaimFamily}. */
final class ClaimTests {
    private final LabSettings settings;

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
        List<ClaimEvidence> all = new ArrayList<>();
        results.forEach((experiment, variants) -> {
            for (Claim claim : experiment.claimsOfItsVariants()) {
                settings.engines()
                        .forEach(kind -> evidence(claim, kind, variants).ifPresent(all::add));
            }
        });
        ClaimFamily family = new ClaimFamily(all);
        return all.stream().map(each -> row(each, family)).toList();
    }

    private Optional<ClaimEvidence> evidence(Claim claim, EngineKind kind, List<VariantResult> variants) {
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
        ClaimArms arms = ClaimArms.of(claim, kind, arm, other);
        boolean drawings = arm.embedded() || other.map(VariantResult::embedded).orElse(false);
        return Optional.of(new ClaimEvidence(
                claim,
                settings.form().token() + (drawings ? ", drawings" : ""),
                label.equals(otherLabel) ? label : label + "/" + otherLabel,
                arms.differences(),
                arms.notes(),
                bar(claim, kind, arm, other, arms.differences().length)));
    }

    private static VariantResult named(String name, List<VariantResult> variants) {
        return variants.stream()
                .filter(each -> each.variant().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<ClaimEvidence.Bar> bar(
            Claim claim, EngineKind kind, VariantResult arm, Optional<VariantResult> other, int seeds) {
        List<VariantResult> both = Stream.concat(Stream.of(arm), other.stream()).toList();
        if (both.stream().anyMatch(result -> result.setup().isEmpty())) {
            return Optional.of(new ClaimEvidence.Bar(Verdicts.NOT_RUN, ""));
        }
        if (seeds == 0) {
            return Optional.of(
                    both.stream().allMatch(result -> result.unmeasured(kind))
                            ? new ClaimEvidence.Bar(Verdicts.NO_VERDICT, VariantResult.UNMEASURED)
                            : new ClaimEvidence.Bar(Verdicts.FAILED, ""));
        }
        if (both.stream().anyMatch(VariantResult::embedded)) {
            return Optional.of(new ClaimEvidence.Bar(Verdicts.NOT_COMPARABLE, "drawings in place of real images"));
        }
        if (other.isEmpty() && !arm.trainedInFull()) {
            return Optional.of(new ClaimEvidence.Bar(
                    Verdicts.NOT_COMPARABLE, "an absolute number is held against the report's images and epochs only"));
        }
        return claim.metric().dependsOnMachine()
                ? both.stream()
                        .map(VariantResult::untimed)
                        .filter(why -> !why.isEmpty())
                        .findFirst()
                        .map(why -> new ClaimEvidence.Bar(Verdicts.NO_VERDICT, why))
                : Optional.empty();
    }

    private ClaimRow row(ClaimEvidence evidence, ClaimFamily family) {
        Claim claim = evidence.claim();
        ClaimVerdict verdict = evidence.bar()
                .map(bar -> new ClaimVerdict(bar.verdict(), bar.why(), 0))
                .orElseGet(() -> ClaimVerdict.of(evidence, family));
        EffectInterval effect = EffectInterval.of(evidence.differences(), Preset.SEED);
        boolean member = family.has(evidence);
        Stream<String> how = Stream.of(
                member ? evidence.test() : "", evidence.seeds() > 1 ? "interval: " + effect.name() : "", verdict.why());
        return new ClaimRow(
                claim.id(),
                claim.text() + " [" + evidence.form() + ": " + claim.comparison() + "]",
                evidence.label(),
                effect.interval(),
                evidence.seeds() == 0 ? Double.NaN : evidence.pFor(),
                evidence.seeds(),
                verdict.text(),
                member ? family.adjustedFor(evidence) : Double.NaN,
                member ? family.size() : 0,
                Stream.concat(how, evidence.notes().stream())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("; ")),
                verdict.seedsNeeded());
    }
}
