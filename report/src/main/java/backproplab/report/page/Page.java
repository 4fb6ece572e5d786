package backproplab.report.page;

import java.util.List;

/**
 * A whole page, before the template.
 *
 * @param title what a browser's tab says
 * @param over a line above the answer: which command, which data, when
 * @param headline the answer in one sentence
 * @param sure how sure it is
 * @param tiles the numbers of the answer
 * @param notes what is missing or broken, a sentence each
 * @param sections in reading order
 */
public record Page(
        String title,
        String over,
        String headline,
        String sure,
        List<Tile> tiles,
        List<String> notes,
        List<Section> sections) {

    /**
     * A number of the answer.
     *
     * @param value with its unit
     * @param label what it is
     */
    public record Tile(String value, String label) {}
}
