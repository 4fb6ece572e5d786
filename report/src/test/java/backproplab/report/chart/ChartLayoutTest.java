package backproplab.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.report.Html;
import backproplab.report.Reports;
import backproplab.report.RunFolder;
import backproplab.report.page.Block;
import backproplab.report.page.Figure;
import backproplab.report.page.Page;
import backproplab.report.page.Section;
import backproplab.report.page.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words of charts: none lies on another, and none stands out of its chart. */
class ChartLayoutTest {
    private static List<String> faults(String elements) throws IOException {
        String svg = new Drawing(100, 100, elements, List.of()).standalone("");
        return new TextBoxes(Html.of(svg).document().getDocumentElement()).faults();
    }

    @Test
    void wordsThatOverlapOrStandOutAreFound() throws IOException {
        assertEquals(List.of(), faults("<text x=\"2\" y=\"40\">one</text><text x=\"2\" y=\"54\">two</text>"));
        assertEquals(
                List.of("'one' and 'two' overlap"),
                faults("<text x=\"2\" y=\"40\">one</text><text x=\"20\" y=\"42\">two</text>"));
        assertEquals(
                List.of(),
                faults("<text x=\"50\" y=\"40\" text-anchor=\"end\">one</text><text x=\"50\" y=\"40\">two</text>"));
        assertEquals(
                List.of("'one and two' stands out of the chart"), faults("<text x=\"50\" y=\"40\">one and two</text>"));
        assertEquals(List.of(), faults("<text x=\"2\" y=\"40\">one</text><text x=\"2\" y=\"52\">two</text>"));
        assertEquals(
                List.of("'page' and 'two' overlap"),
                faults("<text x=\"2\" y=\"40\">page</text><text x=\"2\" y=\"52\">two</text>"),
                "letters that reach below their line");
        // Beside each other, but turned: the boxes about them cross, the words do not.
        assertEquals(
                List.of(),
                faults("<text x=\"10\" y=\"60\" transform=\"rotate(-45 10 60)\">one</text>"
                        + "<text x=\"35\" y=\"60\" transform=\"rotate(-45 35 60)\">two</text>"));
    }

    /** As files of their own, with title and legend, and on the page, without a margin and in every view. */
    @Test
    void noWordsLieOnOthers() throws IOException {
        List<String> faults = new ArrayList<>();
        int words = 0;
        for (String run : List.of(
                "20261121-034946-task1",
                "20261121-065703-ladder",
                "20261121-120855-task2",
                "20261121-123852-lab",
                "20261121-150324-search",
                "20261121-184002-lab",
                "20261121-190233-lab",
                "20261130-045920-speed")) {
            Page page = Reports.page(List.of(RunFolder.PUBLISHED.resolve(run)), Sources.NONE);
            for (Section section : page.sections()) {
                for (Block block : section.blocks()) {
                    if (block instanceof Block.Figures figures) {
                        for (Figure figure : figures.figures()) {
                            List<String> drawn = new ArrayList<>(List.of(figure.file()));
                            figure.views()
                                    .forEach(view -> drawn.add(view.drawing().inline("")));
                            for (String svg : drawn) {
                                TextBoxes boxes =
                                        new TextBoxes(Html.of(svg).document().getDocumentElement());
                                words += boxes.count();
                                boxes.faults().forEach(fault -> faults.add(run + " " + figure.name() + ": " + fault));
                            }
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), faults);
        assertTrue(words > 1000, "words were looked at");
    }
}
