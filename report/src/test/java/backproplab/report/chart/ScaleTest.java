package backproplab.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    private static List<String> labels(Scale scale) {
        return scale.ticks().stream().map(scale::label).toList();
    }

    @Test
    void linearScalesEndAtRoundNumbers() {
        Scale scale = Scale.linear(91.3, 98.2, 200, 0, 5);
        assertEquals(List.of("90", "92", "94", "96", "98", "100"), labels(scale));
        assertEquals(200, scale.at(90), 1e-9);
        assertEquals(0, scale.at(100), 1e-9);
        assertEquals(100, scale.at(95), 1e-9);
    }

    @Test
    void labelsHaveAsManyDigitsAsTheStepNeeds() {
        assertEquals(List.of("0", "0.05", "0.10", "0.15"), labels(Scale.linear(0, 0.15, 0, 1, 4)));
        assertEquals(List.of("-2", "-1", "0", "1", "2"), labels(Scale.linear(-1.9, 1.9, 0, 1, 5)));
        assertEquals(List.of("0", "5,000", "10,000"), labels(Scale.linear(0, 10_000, 0, 1, 3)));
    }

    @Test
    void smallNumbersHaveAPowerOfTenAndOfStepsTheFirstIsNamed() {
        assertEquals(List.of("2·10⁻⁵", "4·10⁻⁵", "6·10⁻⁵", "8·10⁻⁵"), labels(Scale.linear(2.2e-5, 7.1e-5, 0, 1, 4)));
        assertEquals(List.of("0", "0.001", "0.002"), labels(Scale.linear(0, 2e-3, 0, 1, 2)));
        assertEquals(List.of("1", "5", "10", "15"), labels(Scale.whole(1, 15, 0, 1, 6)));
        assertEquals(List.of("1,000", "2,000"), labels(Scale.whole(844, 2532, 0, 1, 3)));
    }

    @Test
    void aPercentageIsNeverMoreThanAHundred() {
        Scale scale = Scale.linear(100, 100, 0, 1, 5).upTo(100);
        assertEquals(100, scale.high());
        assertEquals("100", labels(scale).get(scale.ticks().size() - 1));
        assertEquals(
                Scale.linear(90, 95, 0, 1, 5), Scale.linear(90, 95, 0, 1, 5).upTo(100));
    }

    @Test
    void aSingleValueLiesWithinItsScale() {
        for (double value : new double[] {0, 97.5, -3, 1e-9}) {
            Scale scale = Scale.linear(value, value, 0, 1, 5);
            assertTrue(scale.at(value) > 0 && scale.at(value) < 1, value + " at " + scale.at(value));
        }
        Scale log = Scale.log(0.5, 0.5, 0, 1, 5);
        assertEquals(0.5, log.at(0.5), 1e-9);
    }

    @Test
    void epochsAreWholeNumbers() {
        assertEquals(List.of("1", "2", "3", "4", "5"), labels(Scale.whole(1, 5, 0, 1, 6)));
        assertEquals(List.of("1", "20", "40", "60", "80", "100"), labels(Scale.whole(1, 100, 0, 1, 6)));
        assertEquals(List.of("1"), labels(Scale.whole(1, 1, 0, 1, 6)).subList(0, 1));
    }

    @Test
    void logScalesNameDecades() {
        Scale scale = Scale.log(1e-9, 1, 0, 1, 6);
        assertEquals(List.of("10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "1"), labels(scale));
        assertEquals(
                scale.at(1e-4) - scale.at(1e-6), scale.at(1e-2) - scale.at(1e-4), 1e-9, "equal factors, equal steps");
        assertEquals(List.of("0.2", "0.5", "1"), labels(Scale.log(0.15, 1.2, 0, 1, 6)));
        assertEquals(List.of("3·10⁻⁵", "10⁻⁴", "3·10⁻⁴", "10⁻³"), labels(Scale.log(1.145e-5, 9.6e-4, 0, 1, 5)));
        assertEquals(List.of("0.2", "0.5", "1", "2"), labels(Scale.log(0.19, 3.5, 0, 1, 4)));
    }

    @ParameterizedTest
    @CsvSource({"0.03, 12", "1e-12, 1e12", "5, 5.0001", "1, 1000"})
    void everyTickLiesOnTheAxis(double low, double high) {
        for (Scale scale : List.of(Scale.linear(low, high, 0, 100, 5), Scale.log(low, high, 0, 100, 5))) {
            assertTrue(scale.ticks().size() <= 12, scale.toString());
            scale.ticks()
                    .forEach(tick ->
                            assertTrue(scale.at(tick) > -1e-6 && scale.at(tick) < 100 + 1e-6, scale.toString()));
        }
    }
}
