package backproplab.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.report.chart.LineChart.Axis;
import backproplab.report.chart.LineChart.Line;
import backproplab.report.chart.LineChart.Point;
import backproplab.report.chart.LineChart.Spacing;
import backproplab.report.chart.LineChart.Weight;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineChartTest {
    private static final Axis EPOCHS = new Axis("epoch", "", Spacing.WHOLE);

    private static LineChart chart(Spacing y, double... values) {
        List<Point> points = IntStream.range(0, values.length)
                .mapToObj(i -> new Point(i + 1, values[i], Double.NaN, Double.NaN, "value " + values[i]))
                .toList();
        return new LineChart(EPOCHS, new Axis("loss", "", y), List.of(new Line(new Ink(0), Weight.MAIN, points, "")));
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    @Test
    void everyNumberHasAMarkWithItsWords() {
        LineChart chart = chart(Spacing.LINEAR, 1, 2, 3);
        String drawn = chart.draw(List.of()).orElseThrow().elements();
        assertEquals(3, count(drawn, "class=\"m f0\""));
        assertEquals(3, chart.marks());
        assertTrue(drawn.contains("<title>value 2.0</title>"));
    }

    @Test
    void whatIsNoNumberBreaksTheLine() {
        String drawn = chart(Spacing.LINEAR, 1, 2, Double.NaN, 4, 5)
                .draw(List.of())
                .orElseThrow()
                .elements();
        assertEquals(4, count(drawn, "class=\"m f0\""));
        String line = drawn.replaceAll("(?s).*class=\"s0\" d=\"([^\"]*)\".*", "$1");
        assertEquals(2, count(line, "M"), line);
    }

    @Test
    void aLogAxisLeavesOutWhatHasNoLogarithm() {
        LineChart chart = chart(Spacing.LOG, 1, 0, -1, 0.1);
        assertEquals(2, count(chart.draw(List.of()).orElseThrow().elements(), "class=\"m f0\""));
        assertEquals(2, chart.marks());
    }

    @Test
    void nothingIsDrawnOfNothing() {
        assertTrue(chart(Spacing.LINEAR, Double.NaN).draw(List.of()).isEmpty());
        assertTrue(chart(Spacing.LINEAR).draw(List.of()).isEmpty());
        assertTrue(chart(Spacing.LOG, 0).draw(List.of()).isEmpty());
    }

    @Test
    void aBandReachesFromTheLeastToTheLargest() {
        List<Point> points = List.of(new Point(1, 2, 1, 3, ""), new Point(2, 3, 2, 5, ""));
        LineChart chart =
                new LineChart(EPOCHS, Axis.of("loss", ""), List.of(new Line(new Ink(0), Weight.MAIN, points, "")));
        String drawn = chart.draw(List.of()).orElseThrow().elements();
        assertEquals(1, count(drawn, "fill-opacity"));
        assertTrue(drawn.contains(">5</text>"), "the axis has room for it");
        assertFalse(chart(Spacing.LINEAR, 1, 2)
                .draw(List.of())
                .orElseThrow()
                .elements()
                .contains("fill-opacity"));
    }

    @Test
    void anAxisIsTitledByQuantityAndUnitAndSpacedByTheUnit() {
        assertEquals("loss, nats", Axis.of("loss", "nats").title());
        assertEquals(Spacing.LINEAR, Axis.of("loss", "nats").kind());
        assertEquals(
                "loss, nats (log)", Axis.of("loss", "nats").spaced(Spacing.LOG).title());
        assertEquals("epoch", EPOCHS.title());
        assertEquals(Spacing.PERCENT, Axis.of("accuracy", "%").kind());
    }

    @Test
    void inksDifferInMoreThanColour() {
        List<String> looks = IntStream.range(0, 4)
                .mapToObj(i -> new Drawing.Key(new Ink(i), "", true).sample().replaceAll("#[0-9A-F]{6}|[sf][0-9]", ""))
                .toList();
        assertEquals(4, looks.stream().distinct().count(), looks.toString());
    }
}
