package backproplab.experiments.search;

import backproplab.files.failure.Quoted;
import backproplab.files.failure.UserException;

/**
 * An option that is searched over.
 *
 * @param name the option's, without dashes
 * @param values what it may be
 */
public record Dimension(String name, Values values) {

    /**
     * Reads a dimension as it is typed, {@code NAME=log:LOW:HIGH}, {@code NAME=float:LOW:HIGH}, {@code NAME=int:LOW:HIGH}, each with
     * {@code :POINTS} for a grid, or {@code NAME=item:A,B,...}. Items that hold commas are separated by semicolons; one such item alone
     * ends with a semicolon.
     *
     * @param text after {@code --space}
     * @return the dimension
     * @throws UserException with code 2 that says what is wrong
     */
    public static Dimension parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw UserException.usage("--space " + Quoted.of(text)
                    + ": an option's name and its values are needed.\nWrite, for example, --space lr=log:1e-5:1e-3.");
        }
        return parse("--space " + Quoted.of(text), text.substring(0, equals).strip(), text.substring(equals + 1));
    }

    /**
     * Reads a dimension from anywhere.
     *
     * @param where what a message begins with
     * @param name the option's, without dashes
     * @param values as after the equals sign
     * @return the dimension
     * @throws UserException with code 2 that says what is wrong
     */
    static Dimension parse(String where, String name, String values) {
        try {
            return new Dimension(name, ValuesParser.parse(values.strip()));
        } catch (IllegalArgumentException e) {
            throw UserException.usage(where + ": " + e.getMessage());
        }
    }

    /**
     * What {@link #parse} reads.
     *
     * @return for example {@code lr=log:1e-5:1e-3}
     */
    public String text() {
        return name + "=" + values.text();
    }
}
