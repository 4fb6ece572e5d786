package backproplab.benchmarks.report;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A column of a table.
 *
 * @param name its header, with the unit
 * @param cell its text for a row
 * @param <R> the row type
 */
public record Column<R>(String name, Function<R, String> cell) {

    /** A column of text, with a quote before what a spreadsheet would take for a formula. */
    static <R> Column<R> text(String name, Function<R, String> value) {
        return new Column<>(name, row -> {
            String text = value.apply(row);
            return !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        });
    }

    /** A column of numbers with a fixed count of decimals; a cell is empty where there is no finite number. */
    static <R> Column<R> number(String name, int decimals, ToDoubleFunction<R> value) {
        return new Column<>(name, row -> {
            double number = value.applyAsDouble(row);
            return Double.isFinite(number) ? String.format(Locale.ROOT, "%." + decimals + "f", number) : "";
        });
    }
}
