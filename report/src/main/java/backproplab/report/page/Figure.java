package backproplab.report.page;

import backproplab.report.chart.Drawing;
import java.util.List;
import java.util.Optional;

/**
 * A chart on the page.
 *
 * @param name its name as a file, such as {@code mlp-accuracy}
 * @param title what there is to be seen, in a sentence
 * @param views the same data in several ways, the usual one first; at least one
 * @param numbers the numbers behind it
 */
public record Figure(String name, String title, List<View> views, Grid numbers) {

    /**
     * A way to draw the data.
     *
     * @param x what runs to the right, for switching: such as {@code epoch}
     * @param y how the other axis goes: such as {@code linear}
     * @param words the same for people
     * @param drawing the chart
     */
    public record View(String x, String y, String words, Drawing drawing) {}

    /**
     * A chart with one view.
     *
     * @param name its name as a file
     * @param title what there is to be seen
     * @param drawing the chart; empty if there is nothing to draw
     * @param numbers the numbers behind it
     * @return the chart; empty if there is nothing to draw
     */
    public static Optional<Figure> of(String name, String title, Optional<Drawing> drawing, Grid numbers) {
        return drawing.map(one -> new Figure(name, title, List.of(new View("", "", "", one)), numbers));
    }

    /**
     * The usual view.
     *
     * @return the first
     */
    public View main() {
        return views.get(0);
    }

    /**
     * The usual view as a file.
     *
     * @return an SVG document with title and legend
     */
    public String file() {
        return main().drawing().standalone(title);
    }

    /**
     * The other views.
     *
     * @return all but the first
     */
    public List<View> others() {
        return views.subList(1, views.size());
    }
}
