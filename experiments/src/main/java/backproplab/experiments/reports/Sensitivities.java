package backproplab.experiments.reports;

import backproplab.datasets.NormalizeMode;
import backproplab.network.init.Initializer;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Rows of the reports whose settings are not all stated, trained with every plausible choice of those that are not: how far does the figure
 * move, and does any choice give the published one? Each is an experiment of its own, which {@code all} and a report's letter leave out.
 */
public final class Sensitivities {
    /** The word for all of them, and what their names end with. */
    public static final String NAME = "sensitivity";
    /** The note of the choice that the row itself is trained with: {@value}. */
    public static final String OURS = "the settings of the row itself";

    private static final int SEEDS = 3;
    private static final List<Experiment> LINES = List.of(firstEpoch(), momentum(), largeUpdates(), searched());

    private Sensitivities() {}

    /** A choice of settings, and how it is called. */
    private record Choice(String name, UnaryOperator<Setup> change) {}

    /**
     * All of them.
     *
     * @return in the order of the reports
     */
    public static List<Experiment> all() {
        return LINES;
    }

    /** Only what is known after the first epoch is asked for, so that one is trained. */
    private static Experiment firstEpoch() {
        List<Choice> choices = crossed(
                inits(
                        Initializer.XAVIER_NORMAL,
                        Initializer.KAIMING_NORMAL,
                        Initializer.KAIMING_UNIFORM,
                        Initializer.PYTORCH),
                normalizations(NormalizeMode.MEAN_STD, NormalizeMode.SCALE, NormalizeMode.MEAN));
        return line("A/main", "4 layers", "initialisation and normalisation; the first epoch alone", SEEDS, choices)
                .changed(setup -> setup.epochs(1), Metric::ofTheBeginning);
    }

    private static Experiment momentum() {
        List<Choice> starts = new ArrayList<>();
        for (double scale : new double[] {0.02, 0.05, 0.1}) {
            starts.add(new Choice("N(0, " + scale + ")", setup -> setup.normal(scale)));
        }
        starts.addAll(inits(Initializer.XAVIER_NORMAL, Initializer.KAIMING_NORMAL, Initializer.PYTORCH));
        List<Choice> rules = new ArrayList<>();
        for (double rho : new double[] {0.9, 0.99}) {
            OptimizerSpec look = OptimizerSpec.of(Kind.NESTEROV).withMomentum(rho);
            rules.add(new Choice("rho " + rho, setup -> setup.optimizer(look)));
        }
        List<Choice> choices = crossed(crossed(starts, rules), rates(0.003, 0.01, 0.03, 0.1));
        return line("B/six-layers", "sgd+momentum", "weight scale or initialisation, momentum and rate", SEEDS, choices)
                .experiment();
    }

    private static Experiment largeUpdates() {
        List<Choice> starts = new ArrayList<>(List.of(new Choice("N(0, 0.01)", setup -> setup.normal(0.01))));
        starts.addAll(inits(Initializer.KAIMING_UNIFORM, Initializer.XAVIER_UNIFORM, Initializer.PYTORCH));
        List<Choice> choices = crossed(
                crossed(starts, normalizations(NormalizeMode.MEAN_STD, NormalizeMode.SCALE)), rates(0.01, 0.03, 0.1));
        return line("C/main", "loops", "initialisation, normalisation and rate", Experiment.ONE_SEED, choices)
                .experiment();
    }

    private static Experiment searched() {
        List<Choice> batches = new ArrayList<>();
        for (int size : new int[] {32, 64, 128}) {
            batches.add(new Choice("batch " + size, setup -> setup.batch(size)));
        }
        List<Choice> choices = new ArrayList<>(crossed(
                crossed(batches, normalizations(NormalizeMode.MEAN_STD, NormalizeMode.SCALE, NormalizeMode.MEAN)),
                inits(Initializer.KAIMING_NORMAL, Initializer.XAVIER_NORMAL, Initializer.PYTORCH)));
        for (Kind kind : List.of(Kind.SGD, Kind.MOMENTUM, Kind.RMSPROP)) {
            choices.add(new Choice(kind.token(), setup -> setup.optimizer(kind)));
        }
        return line("E/search", "final", "batch, normalisation and initialisation; optimizer", SEEDS, choices)
                .experiment();
    }

    private static List<Choice> inits(Initializer... initializers) {
        return List.of(initializers).stream()
                .map(each -> new Choice(each.token(), setup -> setup.init(each)))
                .toList();
    }

    private static List<Choice> normalizations(NormalizeMode... modes) {
        return List.of(modes).stream()
                .map(each -> new Choice("pixels " + each.token(), setup -> setup.normalize(each)))
                .toList();
    }

    private static List<Choice> rates(Double... rates) {
        return List.of(rates).stream()
                .map(each -> new Choice(String.format(Locale.ROOT, "lr %s", each), setup -> setup.lr(each)))
                .toList();
    }

    /** Every one of the first with every one of the second. */
    private static List<Choice> crossed(List<Choice> first, List<Choice> second) {
        return first.stream()
                .flatMap(one -> second.stream()
                        .map(other -> new Choice(one.name() + ", " + other.name(), setup -> other.change()
                                .apply(one.change().apply(setup)))))
                .toList();
    }

    private static Line line(String path, String variant, String axis, int seeds, List<Choice> choices) {
        Experiment row = Reports.all().stream()
                .flatMap(report -> report.experiments().stream())
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
        Variant base = row.variants().stream()
                .filter(each -> each.name().equals(variant))
                .findFirst()
                .orElseThrow();
        return new Line(row, base, axis, seeds, choices);
    }

    /** A row with its choices. */
    private record Line(Experiment row, Variant base, String axis, int seeds, List<Choice> choices) {
        Experiment experiment() {
            return changed(UnaryOperator.identity(), metric -> true);
        }

        Experiment changed(UnaryOperator<Setup> all, Predicate<Metric> asked) {
            List<Published> figures = base.published().stream()
                    .filter(figure -> asked.test(figure.metric()))
                    .map(figure -> new Published(figure.by(), figure.metric(), figure.value(), ""))
                    .toList();
            Setup full = base.full().orElseThrow();
            List<Variant> variants = choices.stream()
                    .map(choice -> {
                        Setup setup = choice.change().apply(full);
                        return Variant.of(choice.name(), all.apply(setup))
                                .noted(setup.equals(full) ? OURS : "")
                                .published(figures);
                    })
                    .toList();
            return new Experiment(
                    row.report(),
                    row.name() + "-" + NAME,
                    "'" + base.name() + "' of " + row.path() + " by what is not stated: " + axis,
                    row.shrink(),
                    seeds,
                    seeds,
                    variants,
                    List.of());
        }
    }
}
