package backproplab.report.section;

import backproplab.report.page.Page;
import java.util.List;

/**
 * The answer of a run.
 *
 * @param sentence what it found
 * @param sure how sure that is
 * @param tiles its numbers
 */
public record Headline(String sentence, String sure, List<Page.Tile> tiles) {}
