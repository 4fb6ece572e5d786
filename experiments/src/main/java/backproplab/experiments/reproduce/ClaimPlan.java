package backproplab.experiments.reproduce;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.stats.SeedsNeeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How many claims a run will test and with how many seeds each, known before anything is trained. */
public final class ClaimPlan {
    private ClaimPlan() {}

    /**
     * Whether all its seeds are too few. Of one seed nobody expects a verdict, so nothing is said of it.
     *
     * @param settings what is run
     * @return how many there are, and how many would do; empty if some claims can be decided, or there is none
     */
    public static Optional<String> tooFewSeeds(LabSettings settings) {
        List<Integer> seeds = seeds(settings);
        int most = seeds.stream().mapToInt(Integer::intValue).max().orElse(1);
        if (most == 1 || ClaimFamily.fewestSeeds(seeds).isPresent()) {
            return Optional.empty();
        }
        int tests = ClaimFamily.TESTS * seeds.size();
        return Optional.of(String.format(
                Locale.ROOT,
                "%d seeds decide none of %d claims: all tests of a run pay for each other, and these are %d.\nAsk for %d seeds%s or fewer experiments.",
                most,
                seeds.size(),
                tests,
                SeedsNeeded.toDecide(tests),
                settings.engines().size() > 1 ? ", one engine" : ""));
    }

    /** Of every claim that can be tested, once for each engine whose runs it is about. */
    private static List<Integer> seeds(LabSettings settings) {
        List<Integer> seeds = new ArrayList<>();
        for (Experiment experiment : settings.experiments()) {
            for (Claim claim : experiment.claimsOfItsVariants()) {
                if (testable(settings, experiment, claim)) {
                    boolean own = variant(experiment, claim.arm()).engine().isPresent();
                    Stream<EngineKind> engines =
                            own ? settings.engines().stream().limit(1) : settings.engines().stream();
                    engines.forEach(kind -> seeds.add(settings.seeds(experiment).size()));
                }
            }
        }
        return seeds;
    }

    /** An absolute number is held against the report's own settings only. */
    private static boolean testable(LabSettings settings, Experiment experiment, Claim claim) {
        boolean trained = Stream.concat(Stream.of(claim.arm()), claim.other().stream())
                .allMatch(name ->
                        settings.setup(experiment, variant(experiment, name)).isPresent());
        return trained
                && (claim.other().isPresent()
                        || settings.setup(experiment, variant(experiment, claim.arm()))
                                .equals(variant(experiment, claim.arm()).full()));
    }

    private static Variant variant(Experiment experiment, String name) {
        return experiment.variants().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
