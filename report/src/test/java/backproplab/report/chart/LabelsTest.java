package backproplab.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.report.svg.Svg;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private static final Pattern TEXT = Pattern.compile("x=\"([0-9.]+)\" y=\"([0-9.]+)\">[^<]");

    private static List<double[]> places(Svg svg) {
        return TEXT.matcher(svg.toString())
                .results()
                .map((MatchResult text) ->
                        new double[] {Double.parseDouble(text.group(1)), Double.parseDouble(text.group(2))})
                .toList();
    }

    /** A falling line: above its end there is the line itself, below there is room. */
    @Test
    void aLabelHidesNoLineWhereThereIsRoom() {
        Labels labels = new Labels(0, 0, 300, 200);
        labels.line(0, 0, 300, 150);
        Svg svg = new Svg();
        labels.write(svg, "training", List.of(new double[] {0, 0}, new double[] {300, 150}));
        assertFalse(svg.toString().contains("<rect"), "nothing is hidden: " + svg);
        double[] place = places(svg).get(0);
        double left = place[0] - Letters.width("training", Letters.SMALL);
        for (double x = left; x <= place[0]; x++) {
            double line = x / 2;
            assertFalse(line > place[1] - Letters.SMALL + 2 && line < place[1] + 1, "the line goes through at " + x);
        }
        assertTrue(left >= 0 && place[0] <= 300);
    }

    @Test
    void labelsOfEqualLinesDoNotLieOnEachOther() {
        Labels labels = new Labels(0, 0, 300, 200);
        Svg svg = new Svg();
        List<double[]> line = List.of(new double[] {150, 20}, new double[] {150, 180});
        labels.line(150, 20, 150, 180);
        labels.write(svg, "0.014", line);
        labels.write(svg, "0.014", line);
        List<double[]> places = places(svg);
        assertEquals(2, places.size());
        assertTrue(
                Math.abs(places.get(0)[1] - places.get(1)[1]) >= Letters.SMALL
                        || Math.abs(places.get(0)[0] - places.get(1)[0]) > Letters.width("0.014", Letters.SMALL),
                svg.toString());
    }

    /** Where there is none, the words are backed. */
    @Test
    void withoutRoomTheWordsAreReadable() {
        Labels labels = new Labels(0, 0, 60, 24);
        for (int y = 0; y <= 24; y += 4) {
            labels.line(0, y, 60, y);
        }
        Svg svg = new Svg();
        labels.write(svg, "training", List.of(new double[] {60, 12}));
        assertTrue(svg.toString().contains("<rect"), svg.toString());
    }
}
