package backproplab.check.mistake;

import backproplab.check.part.Parts;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Initial weights that are right for another rule than the one that is asked for. */
final class OtherInitialValues {
    private OtherInitialValues() {}

    static List<Mistake> all() {
        return Arrays.stream(Initializer.values())
                .flatMap(OtherInitialValues::takenFor)
                .toList();
    }

    private static Stream<Mistake> takenFor(Initializer rule) {
        return Arrays.stream(Initializer.values())
                .filter(other -> other != rule)
                .map(other -> new Mistake(
                        rule.token() + "-is-" + other.token(),
                        rule.token(),
                        "this is " + other.token() + ", " + words(other) + "; " + rule.token() + " is asked for",
                        "is it to be checked --as " + other.token() + "?",
                        "DrawnValues.deviation",
                        Planted.initialValues(rule, init -> new Parts().initialValues(WeightInit.of(other)))))
                .map(Mistake::asWhole);
    }

    private static String words(Initializer rule) {
        return switch (rule) {
            case NORMAL -> "normal numbers of deviation " + Initializer.DEFAULT_SCALE;
            case KAIMING_NORMAL -> "normal numbers of deviation sqrt(2 / fan in)";
            case KAIMING_UNIFORM -> "uniform numbers up to sqrt(6 / fan in)";
            case XAVIER_NORMAL -> "normal numbers of deviation sqrt(2 / (fan in + fan out))";
            case XAVIER_UNIFORM -> "uniform numbers up to sqrt(6 / (fan in + fan out))";
            case PYTORCH -> "uniform numbers up to 1 / sqrt(fan in)";
        };
    }
}
