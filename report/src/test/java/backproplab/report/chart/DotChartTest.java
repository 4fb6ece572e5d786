package backproplab.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.report.chart.DotChart.Dot;
import backproplab.report.chart.DotChart.Group;
import backproplab.report.chart.LineChart.Axis;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DotChartTest {
    private static final Axis LOSS = Axis.of("loss", "");

    private static Dot dot(double value) {
        return new Dot(new Ink(0), "by hand", value, Double.NaN, Double.NaN, "label " + value);
    }

    @Test
    void everyValueHasAMarkAndItsLabelBesideIt() {
        DotChart chart = new DotChart(
                List.of(new Group("validation", List.of(dot(1), dot(2))), new Group("", List.of(dot(Double.NaN)))),
                LOSS);
        String drawn = chart.draw(List.of()).orElseThrow().elements();
        assertEquals(2, chart.marks());
        assertEquals(
                2, Pattern.compile("class=\"m f0\"").matcher(drawn).results().count());
        assertTrue(drawn.contains(">label 1.0</text>") && drawn.contains(">label 2.0</text>"), drawn);
    }

    @Test
    void equalValuesStandBelowEachOther() {
        String drawn = new DotChart(List.of(new Group("", List.of(dot(5), dot(5)))), LOSS)
                .draw(List.of())
                .orElseThrow()
                .elements();
        List<String> places = Pattern.compile("class=\"m f0\" d=\"M([0-9.]+ [0-9.]+)")
                .matcher(drawn)
                .results()
                .map(mark -> mark.group(1))
                .toList();
        assertEquals(2, places.stream().distinct().count(), places.toString());
        assertEquals(
                1, places.stream().map(place -> place.split(" ")[0]).distinct().count(), "at the same value");
    }

    @Test
    void nothingIsDrawnOfNothing() {
        assertTrue(new DotChart(List.of(new Group("", List.of(dot(Double.NaN)))), LOSS)
                .draw(List.of())
                .isEmpty());
    }
}
