package backproplab.files.failure;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;

/**
 * Text for a screen, whatever names of files, cells of tables or lines of settings are in it: nothing of it can move the cursor, change
 * colours or the window's title, or turn the direction of writing. Lines and tabs stay.
 */
public final class Printable {
    private static final String DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    private Printable() {}

    /**
     * Makes text printable.
     *
     * @param text any text
     * @return the same with control characters, and those that turn the direction, as their numbers, such as {@code \}{@code u001b}
     */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnd = c == '\n' || c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (lineEnd || c == '\t' || !Character.isISOControl(c) && DIRECTIONS.indexOf(c) < 0) {
                printable.append(c);
            } else {
                printable.append(number(c));
            }
        }
        return printable.toString();
    }

    /** A character that is not to be shown. */
    static String number(char c) {
        return String.format(Locale.ROOT, "\\u%04x", (int) c);
    }

    /**
     * A screen on which everything is made printable.
     *
     * @param screen where it is shown
     * @return a writer that shows what it is given at the end of each line
     */
    public static PrintWriter on(PrintWriter screen) {
        return new PrintWriter(new Filter(screen), true);
    }

    /** Cleans each piece on its way; a line is written in one piece. */
    private static final class Filter extends FilterWriter {
        Filter(Writer screen) {
            super(screen);
        }

        @Override
        public void write(int c) throws IOException {
            write(String.valueOf((char) c), 0, 1);
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            write(new String(text, from, length), 0, length);
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            String printable = of(text.substring(from, from + length));
            out.write(printable, 0, printable.length());
        }
    }
}
