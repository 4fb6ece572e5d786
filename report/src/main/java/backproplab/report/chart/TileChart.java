package backproplab.report.chart;

import backproplab.report.svg.Svg;
import java.util.List;
import java.util.Optional;

/**
 * Small pictures of the same things in several states: what stands above each other is the same thing, row by row in another state.
 *
 * @param rows one for each state, with as many pictures in each
 */
public record TileChart(List<Row> rows) {
    private static final double WIDTH = 380;
    private static final double GAP = 7;
    private static final double APART = 12;
    private static final int ACROSS = 8;

    /**
     * A state.
     *
     * @param name what it is
     * @param tiles one for each thing, in the same order in every row
     */
    public record Row(String name, List<Tile> tiles) {}

    /**
     * A picture.
     *
     * @param source a data address
     * @param words what is said of it
     */
    public record Tile(String source, String words) {}

    /**
     * Draws it.
     *
     * @return the chart; empty if there is no picture
     */
    public Optional<Drawing> draw() {
        if (rows.isEmpty() || rows.get(0).tiles().isEmpty()) {
            return Optional.empty();
        }
        int things = rows.get(0).tiles().size();
        double left = 10
                + rows.stream()
                        .mapToDouble(row -> Letters.width(row.name()))
                        .max()
                        .orElseThrow();
        double pitch = (WIDTH - left) / ACROSS;
        Svg svg = new Svg();
        double y = 4;
        for (int from = 0; from < things; from += ACROSS) {
            for (Row row : rows) {
                Marks.right(svg, left - 8, y + (pitch - GAP) / 2 + 4, row.name());
                for (int i = from; i < Math.min(things, from + ACROSS); i++) {
                    tile(svg, row.tiles().get(i), left + (i - from) * pitch, y, pitch - GAP);
                }
                y += pitch;
            }
            y += APART;
        }
        return Optional.of(new Drawing(WIDTH, y - APART, svg.toString(), List.of()));
    }

    private static void tile(Svg svg, Tile tile, double x, double y, double side) {
        svg.mark(
                "image",
                tile.words(),
                "class",
                "m",
                "x",
                x,
                "y",
                y,
                "width",
                side,
                "height",
                side,
                "xlink:href",
                tile.source());
        svg.leaf(
                "rect",
                "class",
                "ax",
                "x",
                x,
                "y",
                y,
                "width",
                side,
                "height",
                side,
                "fill",
                "none",
                "stroke",
                Frame.AXIS,
                "pointer-events",
                "none");
    }

    /**
     * How many marks the data ask for.
     *
     * @return pictures
     */
    public long marks() {
        return rows.stream().mapToLong(row -> row.tiles().size()).sum();
    }
}
