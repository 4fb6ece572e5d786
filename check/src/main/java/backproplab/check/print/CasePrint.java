package backproplab.check.print;

import backproplab.check.own.OwnPart;
import backproplab.check.part.Parts;
import backproplab.check.trial.Observation;
import backproplab.check.trial.Observations;
import backproplab.check.trial.Thrown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A case as text of at most 80 columns: what goes in, what is right, and beside it what a class gave. */
public final class CasePrint {
    private CasePrint() {}

    /**
     * What goes in and what is right.
     *
     * @param one the case
     * @return lines
     */
    public static List<String> lines(Case one) {
        List<String> lines = inputs(one);
        for (Observation right : one.fixture().observe(new Parts()).seen()) {
            block(right.name() + " is", right, lines);
        }
        return lines;
    }

    /**
     * The same, and for each quantity what a class gave and the difference, yours less what is right.
     *
     * @param one the case
     * @param part the class
     * @return lines
     */
    public static List<String> lines(Case one, OwnPart part) {
        List<String> lines = inputs(one);
        Observations seen = one.fixture().observe(part.parts());
        for (Observation right : one.fixture().observe(new Parts()).seen()) {
            block(right.name() + " is", right, lines);
            Optional<Observation> own = seen.find(right.name());
            if (own.isEmpty()) {
                lines.add("yours was not reached");
            } else if (Arrays.equals(right.values(), own.get().values())
                    && right.shape().equals(own.get().shape())) {
                lines.add("yours is the same");
            } else {
                yours(right, own.get(), lines);
            }
        }
        seen.thrown().ifPresent(thrown -> lines.add(part.className() + " threw: " + Thrown.words(thrown)));
        return lines;
    }

    private static List<String> inputs(Case one) {
        List<String> lines = new ArrayList<>();
        lines.add(one.name() + ": " + one.fixture().name());
        one.fixture().inputs().forEach(input -> block(input.name(), input, lines));
        return lines;
    }

    private static void yours(Observation right, Observation own, List<String> lines) {
        block("yours", own, lines);
        if (right.shape().equals(own.shape())) {
            double[] difference = new double[right.values().length];
            Arrays.setAll(difference, i -> own.values()[i] - right.values()[i]);
            block("difference", new Observation(right.name(), right.role(), right.shape(), difference), lines);
        }
    }

    private static void block(String title, Observation tensor, List<String> lines) {
        lines.add(title + " (" + tensor.shape() + ")");
        lines.addAll(MatrixText.lines(tensor));
    }
}
