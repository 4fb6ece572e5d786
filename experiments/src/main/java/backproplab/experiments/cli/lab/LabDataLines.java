package backproplab.experiments.cli.lab;

import backproplab.datasets.TrainTest;
import backproplab.experiments.reproduce.LabData;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Which images a run of Lab uses. */
final class LabDataLines {
    private LabDataLines() {}

    /**
     * One line for each data set that was wanted.
     *
     * @param data what was found
     * @param whyDrawn the reason for drawings in place of a real data set, by its token
     */
    static List<String> of(LabData data, UnaryOperator<String> whyDrawn) {
        return data.found().entrySet().stream()
                .map(each -> line(each.getKey(), each.getValue(), whyDrawn))
                .toList();
    }

    private static String line(String real, TrainTest images, UnaryOperator<String> whyDrawn) {
        String line = String.format(
                Locale.ROOT,
                "Data: %s, %,d training and %,d test images",
                named(images),
                images.train().size(),
                images.test().size());
        return images.embedded() ? line + ", drawings in place of " + real + ": " + whyDrawn.apply(real) : line;
    }

    /** All of them in a few words. */
    static String names(LabData data) {
        return data.found().values().stream().map(LabDataLines::named).collect(Collectors.joining(", "));
    }

    private static String named(TrainTest images) {
        return images.train().name() + " (" + images.origin() + ")";
    }
}
