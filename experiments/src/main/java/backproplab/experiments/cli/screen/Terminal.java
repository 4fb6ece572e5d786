package backproplab.experiments.cli.screen;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;

/** The window in which lines are read: whether there is one, and how wide it is. */
public final class Terminal {
    /** How long a line may be where nobody says how wide the window is, as in a file: {@value}. */
    public static final int WIDTH = 100;

    /** The variable that says how wide the window is, in place of the terminal: {@value}. */
    static final String COLUMNS = "COLUMNS";

    /** In a narrower one lines end where they end. */
    private static final int LEAST = 40;
    /** No number is known. */
    private static final int UNKNOWN = 0;

    private Terminal() {}

    /**
     * Whether somebody looks on while lines are printed, so that a line may be drawn over the one before.
     *
     * @return false if output goes to a file or a pipe
     */
    public static boolean present() {
        return System.console() != null && isTerminal();
    }

    /** Since Java 22 there is a console without a terminal too, which can be asked. */
    private static boolean isTerminal() {
        try {
            return (boolean) System.console().getClass().getMethod("isTerminal").invoke(System.console());
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return true;
        } catch (InvocationTargetException e) {
            return false;
        }
    }

    /**
     * How long a line may be.
     *
     * @return the window's width in characters, or {@value #WIDTH} where none is known
     */
    public static int columns() {
        return known().orElse(WIDTH);
    }

    /**
     * How wide the window is: what the variable {@value #COLUMNS} says, or else the terminal.
     *
     * @return empty where there is neither
     */
    static OptionalInt known() {
        return known(System.getenv(), present());
    }

    static OptionalInt known(Map<String, String> environment, boolean terminal) {
        int columns = number(environment.getOrDefault(COLUMNS, ""));
        if (columns == UNKNOWN && terminal) {
            // picocli asks the terminal, on any system.
            columns = CommandSpec.create().usageMessage().autoWidth(true).width();
        }
        return columns == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(Math.max(LEAST, columns));
    }

    private static int number(String text) {
        try {
            return Math.max(UNKNOWN, Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return UNKNOWN;
        }
    }
}
