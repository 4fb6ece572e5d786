package backproplab.experiments.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often the interval of a mean difference holds the true mean, by simulation; docs/statistics.md prints what comes of it. */
class CoverageTest {
    private static final List<Integer> SEEDS = List.of(6, 12, 24);

    /** Distributions of differences, each a number for a uniform one. */
    private enum Form {
        NORMAL("normal", 0, NormalDistribution.of(0, 1)::inverseCumulativeProbability),
        SKEWED("skewed (exponential)", 1, u -> -Math.log1p(-u)),
        VERY_SKEWED(
                "very skewed (log-normal)",
                Math.exp(0.5),
                u -> Math.exp(NormalDistribution.of(0, 1).inverseCumulativeProbability(u))),
        TIED("tied (0, 1 or 2 with 70, 20 and 10 %)", 0.4, u -> u < 0.7 ? 0 : u < 0.9 ? 1 : 2);

        private final String words;
        private final double mean;
        private final DoubleUnaryOperator value;

        Form(String words, double mean, DoubleUnaryOperator value) {
            this.words = words;
            this.mean = mean;
            this.value = value;
        }

        /** Percent of so many intervals that hold the mean. */
        double coverage(int seeds, int intervals) {
            UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(23 + seeds);
            int holding = 0;
            for (int i = 0; i < intervals; i++) {
                double[] differences = new double[seeds];
                Arrays.setAll(differences, any -> value.applyAsDouble(random.nextDouble(Double.MIN_NORMAL, 1)));
                holding += EffectInterval.of(differences, i).interval().contains(mean, 1e-12) ? 1 : 0;
            }
            return 100.0 * holding / intervals;
        }
    }

    /** The figures that the page prints of a form. */
    private static double[] printed(Form form) throws IOException {
        String row = Files.readString(Path.of("../docs/statistics.md"))
                .lines()
                .filter(line -> line.startsWith("| " + form.words + " |"))
                .findFirst()
                .orElseThrow();
        String[] cells = row.split("\\|");
        assertEquals(2 + SEEDS.size(), cells.length, row);
        return Arrays.stream(cells, 2, cells.length)
                .mapToDouble(cell -> Double.parseDouble(cell.strip()))
                .toArray();
    }

    private static void assertPrinted(int intervals, double tolerance) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Form form : Form.values()) {
            double[] printed = printed(form);
            for (int i = 0; i < SEEDS.size(); i++) {
                double coverage = form.coverage(SEEDS.get(i), intervals);
                boolean asPromised = form != Form.NORMAL || coverage >= 93 && coverage <= 97;
                if (!asPromised || Math.abs(coverage - printed[i]) > tolerance) {
                    wrong.add(String.format(Locale.ROOT, "%s, %d seeds: %.1f", form.words, SEEDS.get(i), coverage));
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Three standard errors of 1,000 intervals are 2 points near 95 %, and 3 near 87 %. */
    @Test
    void thePageSaysHowOftenIntervalsHoldTheMean() throws IOException {
        assertPrinted(1_000, 3);
    }

    @Test
    @Tag("full")
    void thePageIsRightToAPoint() throws IOException {
        assertPrinted(10_000, 1.2);
    }
}
