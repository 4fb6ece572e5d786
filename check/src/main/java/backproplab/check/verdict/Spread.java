package backproplab.check.verdict;

import backproplab.check.trial.Observation;
import backproplab.network.shape.Shape;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the error of a quantity is spread, where no mistake of the catalogue gives it. */
final class Spread {
    /** Rounding of the number type that a ratio or a difference may have and still be called constant, in units of the bound. */
    private static final double ROUNDING = 100;

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
        List<String> each = wrong.stream().map(this::words).distinct().toList();
        if (each.size() == 1) {
            return quantity + " " + each.get(0) + where(wrong);
        }
        return quantity + " "
                + wrong.stream()
                        .limit(2)
                        .map(trial -> words(trial) + " (" + trial.fixture().name() + ")")
                        .collect(Collectors.joining("; "));
    }

    private String where(List<Trial> wrong) {
        return wrong.size() == trials.size()
                ? ", on every fixture"
                : " (" + wrong.stream().map(trial -> trial.fixture().name()).collect(Collectors.joining("; ")) + ")";
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
            return "is NaN or infinite " + places(right.shape(), lost);
        }
        double scale = largest(right, own);
        double tolerance = bound * scale;
        double ratio = ratio(right.values(), own.values(), bound, scale);
        if (Double.isFinite(ratio)) {
            return "is the right one times " + Words.number(ratio);
        }
        double difference = difference(right.values(), own.values(), tolerance);
        if (Double.isFinite(difference)) {
            return "is the right one plus " + Words.number(difference);
        }
        boolean[] off = marks(own, i -> Math.abs(own.values()[i] - right.values()[i]) > tolerance);
        return "is wrong " + places(right.shape(), off) + (right.shape().size() > 1 ? ", by no constant factor" : "");
    }

    private String places(Shape shape, boolean[] marked) {
        return new Places(shape, marked).words(quantity.startsWith("moves of") ? "step" : "row");
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
    private static double ratio(double[] right, double[] own, double bound, double scale) {
        int at = 0;
        for (int i = 1; i < right.length; i++) {
            at = Math.abs(right[i]) > Math.abs(right[at]) ? i : at;
        }
        double ratio = own[at] / right[at];
        for (int i = 0; i < right.length; i++) {
            if (Math.abs(own[i] - ratio * right[i]) > ROUNDING * bound * scale) {
                return Double.NaN;
            }
        }
        return ratio;
    }

    private static double difference(double[] right, double[] own, double tolerance) {
        double difference = own[0] - right[0];
        for (int i = 0; i < right.length; i++) {
            if (Math.abs(own[i] - right[i] - difference) > ROUNDING * tolerance) {
                return Double.NaN;
            }
        }
        return right.length > 1 ? difference : Double.NaN;
    }
}
