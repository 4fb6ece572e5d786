package backproplab.check.verdict;

import backproplab.check.trial.Observation;
import backproplab.network.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the error of a quantity is spread, where no mistake of the catalogue gives it. */
final class Spread {
    /** Rounding of the number type that a ratio or a difference may have and still be called constant, in units of the bound. */
    private static final double ROUNDING = 100;
    /** At most this share of the largest number, so that large bounds do not make everything equal. */
    private static final double LEAST_ROUNDING = 1e-3;
    /** How many different patterns are told. */
    private static final int LONGEST = 2;

    private final String quantity;
    private final List<Trial> trials;

    Spread(String quantity, List<Trial> trials) {
        this.quantity = quantity;
        this.trials = trials;
    }

    /** A sentence. */
    String words() {
        List<Trial> wrong =
                trials.stream().filter(trial -> trial.wrong(quantity)).toList();
        Optional<String> ofBatch = ofBatch(wrong);
        if (ofBatch.isPresent()) {
            return quantity + " is the right one " + ofBatch.get();
        }
        Map<String, List<String>> fixtures = new LinkedHashMap<>();
        for (Trial trial : wrong) {
            fixtures.computeIfAbsent(words(trial), key -> new ArrayList<>())
                    .add(trial.fixture().name());
        }
        return quantity + " "
                + fixtures.entrySet().stream()
                        .limit(LONGEST)
                        .map(each -> each.getKey() + where(each.getValue()))
                        .collect(Collectors.joining("; "));
    }

    private String where(List<String> fixtures) {
        return fixtures.size() == trials.size() ? ", on every fixture" : " (" + fixtures.get(0) + more(fixtures) + ")";
    }

    private static String more(List<String> fixtures) {
        return fixtures.size() == 1 ? "" : ", and " + (fixtures.size() - 1) + " more";
    }

    /** A factor that has the batch size in it: other batch sizes tell. */
    private Optional<String> ofBatch(List<Trial> wrong) {
        List<Double> times = new ArrayList<>();
        List<Double> over = new ArrayList<>();
        Set<Integer> sizes = new HashSet<>();
        for (Trial trial : wrong) {
            double ratio = ratio(trial);
            int n = trial.fixture().batch(quantity);
            sizes.add(n);
            times.add(ratio / n);
            over.add(ratio * n);
        }
        if (sizes.size() < 2) {
            return Optional.empty();
        }
        return constant(times)
                .map(Words::number)
                .map(factor -> factor.equals("1")
                        ? "times N, the batch size"
                        : "times " + factor + " N, with N the batch size")
                .or(() ->
                        constant(over).map(factor -> "times " + Words.number(factor) + " / N, with N the batch size"));
    }

    private static Optional<Double> constant(List<Double> values) {
        double first = values.get(0);
        boolean constant =
                values.stream().allMatch(value -> Math.abs(value - first) <= LEAST_ROUNDING * Math.abs(first));
        return constant ? Optional.of(first) : Optional.empty();
    }

    private double ratio(Trial trial) {
        Observation right = trial.expected().find(quantity).orElseThrow();
        Observation own = trial.seen().find(quantity).orElseThrow();
        boolean comparable =
                own.shape().equals(right.shape()) && Arrays.stream(own.values()).allMatch(Double::isFinite);
        return comparable ? ratio(right.values(), own.values(), rounding(trial), largest(right, own)) : Double.NaN;
    }

    /** What may be between two numbers that are called equal, as a share of the largest number. */
    private double rounding(Trial trial) {
        double bound = trial.bound(quantity);
        return Math.max(bound, Math.min(ROUNDING * bound, LEAST_ROUNDING));
    }

    private String words(Trial trial) {
        Observation right = trial.expected().find(quantity).orElseThrow();
        Observation own = trial.seen().find(quantity).orElseThrow();
        if (!own.shape().equals(right.shape())) {
            return "has the shape " + own.shape() + "; " + right.shape() + " is right";
        }
        double bound = trial.bound(quantity);
        boolean[] lost = marks(own, i -> !Double.isFinite(own.values()[i]));
        if (IntStream.range(0, lost.length).anyMatch(i -> lost[i])) {
            return "is NaN or infinite" + places(right.shape(), lost);
        }
        double scale = largest(right, own);
        double ratio = ratio(trial);
        boolean constant = Double.isFinite(ratio);
        // One that rounds to 1 would say that all is right.
        if (constant && !Words.number(ratio).equals("1")) {
            return "is the right one times " + Words.number(ratio);
        }
        double difference = difference(right.values(), own.values(), rounding(trial) * scale);
        if (Double.isFinite(difference)) {
            return Math.abs(difference) > rounding(trial) * scale
                    ? "is the right one plus " + Words.number(difference)
                    : "differs in its last digits alone, as if a number were rounded on the way";
        }
        boolean[] off = marks(own, i -> Math.abs(own.values()[i] - right.values()[i]) > bound * scale);
        return "is wrong" + places(right.shape(), off)
                + (constant || right.shape().size() == 1 ? "" : ", by no constant factor");
    }

    private String places(Shape shape, boolean[] marked) {
        String words = new Places(shape, marked).words(quantity.startsWith("moves of") ? Places.STEP : "row");
        return words.isEmpty() ? "" : " " + words;
    }

    private static boolean[] marks(Observation tensor, IntPredicate mark) {
        boolean[] marks = new boolean[tensor.values().length];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = mark.test(i);
        }
        return marks;
    }

    private static double largest(Observation a, Observation b) {
        double largest = 0;
        for (int i = 0; i < a.values().length; i++) {
            largest = Math.max(largest, Math.max(Math.abs(a.values()[i]), Math.abs(b.values()[i])));
        }
        return largest;
    }

    /** The factor at the largest right number, if it holds everywhere; else NaN. */
    private static double ratio(double[] right, double[] own, double rounding, double scale) {
        int at = 0;
        for (int i = 1; i < right.length; i++) {
            at = Math.abs(right[i]) > Math.abs(right[at]) ? i : at;
        }
        double ratio = own[at] / right[at];
        for (int i = 0; i < right.length; i++) {
            if (Math.abs(own[i] - ratio * right[i]) > rounding * scale) {
                return Double.NaN;
            }
        }
        return ratio;
    }

    private static double difference(double[] right, double[] own, double tolerance) {
        double difference = own[0] - right[0];
        for (int i = 0; i < right.length; i++) {
            if (Math.abs(own[i] - right[i] - difference) > tolerance) {
                return Double.NaN;
            }
        }
        return difference;
    }
}
