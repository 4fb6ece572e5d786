package backproplab.experiments.reproduce;

import backproplab.experiments.results.Verdicts;
import backproplab.experiments.stats.SeedsNeeded;
import java.util.Locale;

/**
 * What the tests say of a claim: it holds if the p that speaks for it is below 0.05 after Holm's correction, and fails if the p against it
 * is; if just the p before the correction is, the verdict says so.
 *
 * @param text the verdict
 * @param why what a reader needs to understand it; may be empty
 * @param seedsNeeded how many seeds would decide it; 0 where it is decided, or seeds are not what is missing
 */
record ClaimVerdict(String text, String why, int seedsNeeded) {

    /** Of a claim with at least one seed that nothing bars. */
    static ClaimVerdict of(ClaimEvidence claim, ClaimFamily family) {
        if (!family.has(claim)) {
            int tests = family.sizeWithAll();
            return new ClaimVerdict(
                    Verdicts.TOO_FEW_SEEDS,
                    "not tested: " + (claim.seeds() == 1 ? "one seed" : claim.seeds() + " seeds")
                            + " cannot decide among " + tests + " tests; direction only: "
                            + Verdicts.direction(claim.distance()),
                    SeedsNeeded.toDecide(tests));
        }
        double against = family.adjustedAgainst(claim);
        if (family.adjustedFor(claim) < SeedsNeeded.LEVEL) {
            return new ClaimVerdict(Verdicts.HOLDS, "", 0);
        }
        if (against < SeedsNeeded.LEVEL) {
            return new ClaimVerdict(
                    Verdicts.FAILS,
                    String.format(
                            Locale.ROOT,
                            "p of the contrary %.6f, after the correction %.6f",
                            claim.pAgainst(),
                            against),
                    0);
        }
        int needed = SeedsNeeded.toShow(claim.distance(), claim.deviation(), family.size());
        if (claim.pFor() < SeedsNeeded.LEVEL) {
            return new ClaimVerdict(Verdicts.HOLDS + Verdicts.UNCORRECTED, "", needed);
        }
        if (claim.pAgainst() < SeedsNeeded.LEVEL) {
            String contrary = String.format(Locale.ROOT, "p of the contrary %.6f", claim.pAgainst());
            return new ClaimVerdict(Verdicts.FAILS + Verdicts.UNCORRECTED, contrary, needed);
        }
        return new ClaimVerdict(Verdicts.UNDECIDED, "", needed);
    }
}
