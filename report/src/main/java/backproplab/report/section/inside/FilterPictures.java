package backproplab.report.section.inside;

import backproplab.report.chart.TileChart;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.run.NetworkKey;
import backproplab.report.section.Digits;
import backproplab.report.section.FileName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The first layer's units as pictures, before training and after it in each engine. */
final class FilterPictures {
    private static final int MOST_UNITS = 16;

    private FilterPictures() {}

    /** The figure; empty if the first layer takes no image. */
    static Optional<Figure> of(NetworkKey key, List<State> states) {
        List<FirstLayer> layers = states.stream()
                .flatMap(state -> FirstLayer.of(state.network()).stream())
                .toList();
        if (layers.size() < states.size()) {
            return Optional.empty();
        }
        boolean before = states.get(0).before();
        FirstLayer last = layers.get(Math.min(1, layers.size() - 1));
        FirstLayer first = layers.get(0);
        boolean moved = before && layers.size() > 1;
        List<Integer> units = IntStream.range(0, first.units())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer unit) -> moved ? -last.distance(unit, first) : -first.norm(unit)))
                .limit(MOST_UNITS)
                .toList();
        List<TileChart.Row> rows = IntStream.range(0, states.size())
                .mapToObj(i -> new TileChart.Row(
                        states.get(i).name(), tiles(states.get(i).name(), layers, i, units)))
                .toList();
        String which = units.size() < first.units()
                ? "the " + units.size() + " of " + first.units() + " units "
                        + (moved ? "that training moved furthest" : "with the largest weights")
                : first.units()
                        + (first.units() == 1 ? " unit" : " units")
                        + (moved ? ", those first that training moved furthest" : "");
        return Figure.of(
                FileName.of(key) + "-filters",
                first.tensor().name() + ": " + which,
                new TileChart(rows).draw(),
                norms(states, layers, units, before));
    }

    /** A unit has the same scale in all its states. */
    private static List<TileChart.Tile> tiles(String name, List<FirstLayer> layers, int state, List<Integer> units) {
        return units.stream()
                .map(unit -> {
                    double scale = layers.stream()
                            .mapToDouble(layer -> layer.largest(unit))
                            .max()
                            .orElseThrow();
                    FirstLayer layer = layers.get(state);
                    return new TileChart.Tile(
                            layer.picture(unit, scale > 0 ? scale : 1),
                            "unit " + (unit + 1) + ", " + name + ": norm " + Digits.three(layer.norm(unit)));
                })
                .toList();
    }

    private static Grid norms(List<State> states, List<FirstLayer> layers, List<Integer> units, boolean before) {
        List<String> header = new ArrayList<>(List.of("unit"));
        states.forEach(state -> header.add("norm, " + state.name()));
        List<State> after = before ? states.subList(1, states.size()) : List.of();
        after.forEach(state -> header.add("moved by, " + state.name()));
        List<List<Grid.Cell>> rows = new ArrayList<>();
        for (int unit : units) {
            List<Grid.Cell> row = new ArrayList<>(List.of(Grid.Cell.computed(String.valueOf(unit + 1))));
            layers.forEach(layer -> row.add(Grid.Cell.computed(Digits.three(layer.norm(unit)))));
            for (int i = 1; i <= after.size(); i++) {
                row.add(Grid.Cell.computed(Digits.three(layers.get(i).distance(unit, layers.get(0)))));
            }
            rows.add(row);
        }
        return new Grid(
                "Norms of the units' weights",
                header,
                rows,
                states.get(states.size() - 1).file(),
                0);
    }
}
