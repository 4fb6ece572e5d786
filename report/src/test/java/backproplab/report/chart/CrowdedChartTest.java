package backproplab.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.report.Html;
import backproplab.report.chart.LineChart.Axis;
import backproplab.report.chart.LineChart.Line;
import backproplab.report.chart.LineChart.Point;
import backproplab.report.chart.LineChart.Spacing;
import backproplab.report.chart.LineChart.Weight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Charts of numbers and names for which there is hardly any room, as no published run has them. */
class CrowdedChartTest {
    private static final double NONE = Double.NaN;
    private static final String LONG = "a name that has no room beside the dots";

    /** Its words, none of which lies on another or stands out. */
    private static List<String> words(Optional<Drawing> drawing) throws IOException {
        // As on the page, where no margin hides what stands out.
        Element svg = Html.of(drawing.orElseThrow().inline("")).document().getDocumentElement();
        assertEquals(List.of(), new TextBoxes(svg).faults());
        return Html.all(svg, "text").stream().map(Element::getTextContent).toList();
    }

    private static LineChart lines(Spacing y, double... values) {
        List<Point> points = IntStream.range(0, values.length)
                .mapToObj(i -> new Point(i + 1, values[i], NONE, NONE, ""))
                .toList();
        return new LineChart(
                new Axis("epoch", "", Spacing.WHOLE),
                new Axis("loss", "", y),
                List.of(new Line(new Ink(0), Weight.MAIN, points, "")));
    }

    private static List<String> scattered(List<String> x, List<Double> values) throws IOException {
        ScatterChart chart = new ScatterChart(
                new Dimension("option", x),
                "accuracy",
                values,
                x,
                x.stream().map(any -> new Ink(0)).toList());
        return words(chart.draw("without"));
    }

    /** Without its sign a number reads as the opposite. */
    @Test
    void theFirstNumberOfAnAxisKeepsItsSign() throws IOException {
        List<IntervalChart.Row> rows = List.of(
                new IntervalChart.Row(LONG, List.of(new IntervalChart.Dot(new Ink(0), -0.004, NONE, NONE, "", false))),
                new IntervalChart.Row(LONG, List.of(new IntervalChart.Dot(new Ink(0), 0.002, NONE, NONE, "", false))));
        List<String> words = words(new IntervalChart(rows, "effect", true, false, false).draw(List.of()));
        assertTrue(words.contains("-0.004"), words.toString());
    }

    @Test
    void theFieldBeginsWhereTheNumbersBesideItEnd() throws IOException {
        List<String> equal = words(lines(Spacing.LINEAR, 2.302585, 2.302587).draw(List.of()));
        assertTrue(equal.contains("2.3025850"), equal.toString());
        List<String> large = words(lines(Spacing.LOG, 100_000, 300_000).draw(List.of()));
        assertTrue(large.contains("100,000"), large.toString());
        List<String> scattered = scattered(List.of("1", "2"), List.of(2.302585, 2.302587));
        assertTrue(scattered.contains("2.3025850"), scattered.toString());
    }

    @Test
    void numbersThatWouldMeetAreLeftOut() throws IOException {
        List<DotChart.Dot> dots = new ArrayList<>();
        for (double value : new double[] {12_345.001, 99_345.002}) {
            dots.add(new DotChart.Dot(new Ink(0), LONG, value, NONE, NONE, "label"));
        }
        List<String> words = words(
                new DotChart(List.of(new DotChart.Group(LONG + LONG, dots)), Axis.of("loss", "")).draw(List.of()));
        assertTrue(words.contains("0") && words.contains("100k"), words.toString());
        words(new DotChart(
                        List.of(new DotChart.Group(
                                "",
                                List.of(
                                        new DotChart.Dot(new Ink(0), LONG, -84_000, NONE, NONE, ""),
                                        new DotChart.Dot(new Ink(0), LONG, -21_000, NONE, NONE, "")))),
                        Axis.of("loss", ""))
                .draw(List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6, 40})
    void wordsOfAnAxisHaveTheRoomToTheNext(int count) throws IOException {
        List<String> names = IntStream.range(0, count)
                .mapToObj(i -> "activation of the first layer " + (i + 10))
                .toList();
        List<String> words = scattered(
                names, names.stream().map(name -> (double) name.length()).toList());
        long named = words.stream().filter(word -> word.contains("…")).count();
        assertTrue(named >= 2 && named <= count, words.toString());
    }

    /** A log axis without a number says nothing. */
    @ParameterizedTest
    @CsvSource({"0.23, 0.45", "0.36, 0.41", "1.2, 1.7", "3.1e-7, 4.2e-7", "6e7, 8.5e7", "5, 5.0001", "0.4, 0.8"})
    void everyLogAxisHasTwoNumbersAtLeast(double low, double high) throws IOException {
        for (int most = 2; most <= 6; most++) {
            Scale scale = Scale.log(low, high, 0, 1, most);
            List<String> labels = scale.ticks().stream().map(scale::label).toList();
            assertTrue(labels.size() >= 2, scale.toString());
            assertEquals(labels.size(), labels.stream().distinct().count(), labels.toString());
            scale.ticks().forEach(tick -> assertTrue(scale.at(tick) >= 0 && scale.at(tick) <= 1, scale.toString()));
        }
        List<String> words = words(lines(Spacing.LOG, low, high).draw(List.of()));
        assertTrue(words.size() >= 5, words.toString());
    }

    @Test
    void namesThatDifferAtTheirEndsStayDifferent() throws IOException {
        List<BarChart.Bar> bars = List.of(
                new BarChart.Bar(new Ink(0), LONG + " of A/main", 1, "1", NONE, NONE),
                new BarChart.Bar(new Ink(0), LONG + " of A/depth", 1, "1", NONE, NONE));
        BarChart chart = new BarChart(
                List.of(
                        new BarChart.Group(LONG + LONG + " first", bars),
                        new BarChart.Group(LONG + LONG + " second", bars)),
                false);
        List<String> words = words(chart.draw());
        for (String end : List.of("A/main", "A/depth", "first", "second")) {
            assertTrue(words.stream().anyMatch(word -> word.contains("…") && word.endsWith(end)), words.toString());
        }
    }
}
