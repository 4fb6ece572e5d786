package backproplab.files.table;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A column of a CSV file.
 *
 * @param name its header, with the unit
 * @param cell its text for a row
 * @param <R> the row type
 */
public record Column<R>(String name, Function<R, String> cell) {

    /**
     * A column of text.
     *
     * @param name its header
     * @param value the text of a row
     * @param <R> the row type
     * @return a column of what {@link Cells#text} makes of it
     */
    public static <R> Column<R> text(String name, Function<R, String> value) {
        return new Column<>(name, row -> Cells.text(value.apply(row)));
    }

    /**
     * A column of numbers.
     *
     * @param name its header, with the unit
     * @param decimals how many
     * @param value the number of a row; its cell is empty if it is not finite
     * @param <R> the row type
     * @return a column of what {@link Cells#number} makes of it
     */
    public static <R> Column<R> number(String name, int decimals, ToDoubleFunction<R> value) {
        return new Column<>(name, row -> Cells.number(value.applyAsDouble(row), decimals));
    }
}
