package backproplab.files.table;

import java.util.function.Function;

/**
 * A column of a CSV file.
 *
 * @param name its header, with the unit
 * @param cell its text for a row
 * @param <R> the row type
 */
public record Column<R>(String name, Function<R, String> cell) {}
