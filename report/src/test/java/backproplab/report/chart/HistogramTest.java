package backproplab.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.report.chart.Histogram.Series;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private static String drawn(Series... series) {
        return new Histogram(List.of(series), "weight")
                .draw(List.of())
                .orElseThrow()
                .elements();
    }

    /** Coordinates of the outline of the only mark. */
    private static double[][] outline(String drawn) {
        String path = drawn.replaceAll("(?s).*class=\"m s0\" d=\"([^\"]*)\".*", "$1");
        return Pattern.compile("[ML]([0-9.]+) ([0-9.]+)")
                .matcher(path)
                .results()
                .map(point -> new double[] {Double.parseDouble(point.group(1)), Double.parseDouble(point.group(2))})
                .toArray(double[][]::new);
    }

    /** Three quarters of the numbers at the left end, one at the right: heights are as 3 to 1. */
    @Test
    void heightsAreSharesOfTheNumbers() {
        double[][] points = outline(drawn(new Series(new Ink(0), new double[] {0, 0, 0, 1}, "")));
        double bottom = points[0][1];
        double first = bottom - points[1][1];
        double last = bottom - points[points.length - 2][1];
        assertTrue(last > 0, Arrays.deepToString(points));
        assertEquals(3, first / last, 1e-3);
        assertEquals(bottom, points[points.length / 2][1], "nothing lies between");
    }

    @Test
    void everySeriesHasAMarkWithItsWords() {
        String drawn = drawn(
                new Series(new Ink(7), new double[] {1, 2}, "before"),
                new Series(new Ink(0), new double[] {1, 3}, "after"));
        assertEquals(2, Pattern.compile("class=\"m ").matcher(drawn).results().count());
        assertTrue(drawn.contains("<title>before</title>") && drawn.contains("<title>after</title>"));
    }

    @Test
    void equalNumbersAreASpikeAndNoneAreNothing() {
        double[][] points = outline(drawn(new Series(new Ink(0), new double[] {0, 0, 0}, "")));
        double top = Arrays.stream(points).mapToDouble(point -> point[1]).min().orElseThrow();
        assertEquals(2, Arrays.stream(points).filter(point -> point[1] == top).count(), "one bin");
        assertTrue(new Histogram(List.of(new Series(new Ink(0), new double[0], "")), "weight")
                .draw(List.of())
                .isEmpty());
    }
}
