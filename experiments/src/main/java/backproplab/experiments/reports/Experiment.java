package backproplab.experiments.reports;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One table of a report, or one axis of it: variants that differ in one thing, and what the report claims of them.
 *
 * @param report the report's letter
 * @param name what follows the letter on the command line
 * @param axis what changes from variant to variant
 * @param shrink how the quick preset makes it small
 * @param quickSeeds seeds 1 to this in the quick preset
 * @param labSeeds seeds 1 to this in the lab preset
 * @param variants the rows
 * @param claims what is said of them, and of those that were {@linkplain #only left out}
 */
public record Experiment(
        String report,
        String name,
        String axis,
        Shrink shrink,
        int quickSeeds,
        int labSeeds,
        List<Variant> variants,
        List<Claim> claims) {
    /** Seeds of a row that is only set beside a published figure: {@value}. */
    public static final int ONE_SEED = 1;
    /** With so many seeds up to 204 tests can be decided together, which is more than all claims have on one engine: {@value}. */
    public static final int ENOUGH_SEEDS = 12;

    /**
     * An experiment with the figures and claims that the report prints.
     *
     * @param report the report's letter
     * @param name what follows the letter on the command line
     * @param axis what changes from variant to variant
     * @param shrink how the quick preset makes it small
     * @param quickSeeds seeds 1 to this in the quick preset
     * @param labSeeds seeds 1 to this in the lab preset
     * @param variants the rows, without their figures
     * @return the experiment
     */
    static Experiment of(
            String report, String name, String axis, Shrink shrink, int quickSeeds, int labSeeds, Variant... variants) {
        List<Variant> rows = Stream.of(variants)
                .map(variant -> variant.published(Published.of(report, name, variant.name())))
                .toList();
        return new Experiment(report, name, axis, shrink, quickSeeds, labSeeds, rows, Claim.of(report, name));
    }

    /**
     * The same with some of its variants. It keeps all claims: rows without a figure show what they are about, and where one is about a time
     * trainings still have the machine to themselves.
     *
     * @param names of variants; those that this experiment has not are passed over
     * @return trains them as this one does; perhaps it has none
     */
    public Experiment only(Collection<String> names) {
        List<Variant> some = variants.stream()
                .filter(variant -> names.contains(variant.name()))
                .toList();
        return new Experiment(report, name, axis, shrink, quickSeeds, labSeeds, some, claims);
    }

    /**
     * What is shown of a variant: the report's figures, or where it prints none what the claims are about, without a value.
     *
     * @param variant one of this experiment
     * @return at least one
     */
    public List<Published> figures(Variant variant) {
        if (!variant.published().isEmpty()) {
            return variant.published();
        }
        Stream<Metric> metrics = claims.isEmpty()
                ? Stream.of(Metric.BEST_VAL_ACC_PCT)
                : claims.stream().map(Claim::metric);
        return metrics.distinct()
                .map(metric -> new Published("", metric, Double.NaN, ""))
                .toList();
    }

    /**
     * The claims whose arms are among the variants: all, unless these are {@linkplain #only some of them}.
     *
     * @return in the report's order
     */
    public List<Claim> claimsOfItsVariants() {
        Set<String> names = variants.stream().map(Variant::name).collect(Collectors.toSet());
        return claims.stream()
                .filter(claim -> names.contains(claim.arm())
                        && claim.other().map(names::contains).orElse(true))
                .toList();
    }

    /**
     * The name on the command line.
     *
     * @return for example {@code A/batch-size}
     */
    public String path() {
        return report + "/" + name;
    }

    /**
     * Whether a claim or a figure is about a time.
     *
     * @return true if its trainings need the machine to themselves
     */
    public boolean timed() {
        return claims.stream().anyMatch(claim -> claim.metric().dependsOnMachine())
                || variants.stream()
                        .flatMap(variant -> variant.published().stream())
                        .anyMatch(figure -> figure.metric().dependsOnMachine());
    }

    /**
     * The settings of a variant.
     *
     * @param variant one of this experiment
     * @param quick whether it is to be small
     * @return empty if the variant is not trained
     */
    public Optional<Setup> setup(Variant variant, boolean quick) {
        if (!quick) {
            return variant.full();
        }
        return variant.quick().or(() -> variant.full().map(shrink::apply));
    }

    /**
     * The settings of a variant in the medium preset: all images, and a tenth of the epochs where there are many.
     *
     * @param variant one of this experiment
     * @return empty if the variant is not trained
     */
    public Optional<Setup> mediumSetup(Variant variant) {
        return variant.medium().or(() -> variant.full().map(Setup::medium));
    }

    /**
     * How often each variant is run.
     *
     * @param quick whether the preset is quick
     * @return number of seeds
     */
    public int seeds(boolean quick) {
        return quick ? quickSeeds : labSeeds;
    }
}
