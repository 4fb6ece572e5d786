package backproplab.report.section.task;

import backproplab.report.page.Grid;
import backproplab.report.page.Grid.Cell;
import backproplab.report.page.Section;
import backproplab.report.run.Comparison;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.Digits;
import backproplab.report.section.EngineName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** The table that the command printed, a row for each network and seed. */
public final class ResultTable {
    private record Number(String title, String column, DoubleFunction<String> digits) {
        Cell cell(Table.Row row) {
            return new Cell(digits.apply(row.number(column)), row.cell(column), true);
        }
    }

    private ResultTable() {}

    /**
     * The section.
     *
     * @param run the run
     * @return the section; empty if the run has nothing of it
     */
    public static Optional<Section> of(Run run) {
        Comparison comparison = Comparison.of(run);
        if (comparison.table().isEmpty()) {
            return Optional.empty();
        }
        List<Number> numbers = numbers(comparison);
        List<String> header = new ArrayList<>(List.of("model", "variant", "seed"));
        numbers.forEach(number -> header.add(number.title()));
        header.add("status");
        List<List<Cell>> rows = comparison.table().rows().stream()
                .limit(Grid.MOST)
                .map(row -> row(row, numbers))
                .toList();
        Grid grid = new Grid(
                "Every network and seed, both engines side by side",
                header,
                rows,
                "comparison.csv",
                Math.max(0, comparison.table().rows().size() - Grid.MOST));
        return Optional.of(new Section(
                "results",
                "The table",
                "Test accuracy is measured once, with the weights of the best validation epoch. Seconds are those of training steps alone.",
                List.of(grid)));
    }

    private static List<Cell> row(Table.Row row, List<Number> numbers) {
        List<Cell> cells = new ArrayList<>();
        String variant = row.text("variant");
        String experiment = row.text("experiment");
        cells.add(Cell.words(row.text("model")));
        cells.add(Cell.words(variant.isEmpty() ? experiment : experiment + " " + variant));
        cells.add(new Cell(row.cell("seed"), row.cell("seed"), true));
        numbers.forEach(number -> cells.add(number.cell(row)));
        cells.add(Cell.words(row.text("status")));
        return cells;
    }

    private static List<Number> numbers(Comparison comparison) {
        List<Number> numbers = new ArrayList<>();
        for (String engine : comparison.engines()) {
            numbers.add(new Number(
                    "test accuracy " + EngineName.of(engine) + ", %",
                    Comparison.column(engine) + "_test_acc_pct",
                    Digits::percent));
        }
        for (String engine : comparison.engines()) {
            numbers.add(new Number(
                    "training " + EngineName.of(engine) + ", s",
                    Comparison.column(engine) + "_train_s",
                    Digits::three));
        }
        numbers.add(new Number("times as fast by hand", "speedup_manual_over_dl4j", value -> Digits.fixed(value, 2)));
        numbers.add(new Number("same answers, %", "prediction_agreement_pct", Digits::percent));
        numbers.add(new Number("first loss apart by", "first_batch_loss_diff", Digits::tiny));
        return numbers.stream()
                .filter(number ->
                        Comparison.spread(comparison.table(), number.column()).known())
                .toList();
    }
}
