package backproplab.experiments.cli.screen;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;

/** Text in lines that a window has room for. */
public final class Lines {
    private static final String NEXT = "\n";
    private static final String GONE = "..";

    private Lines() {}

    /**
     * Breaks lines between words; words, paths among them, stay whole.
     *
     * @param text one or several lines
     * @param width how long a line may be, in characters
     * @param indent blanks before every line that goes on, more than its first has
     * @return the text in lines no longer than that, but for those of one long word
     */
    public static String wrapped(String text, int width, int indent) {
        return text.lines().map(line -> wrap(line, width, indent)).collect(Collectors.joining(NEXT));
    }

    private static String wrap(String line, int width, int indent) {
        if (line.length() <= width) {
            return line;
        }
        String words = line.stripLeading();
        String begin = " ".repeat(line.length() - words.length());
        String goesOn = begin + " ".repeat(indent);
        // The first line is as short as those that go on, whose blanks in front count.
        return begin
                + String.join(
                        NEXT + goesOn,
                        List.of(WordUtils.wrap(words, Math.max(1, width - goesOn.length()), NEXT, false)
                                .split(NEXT)));
    }

    /**
     * Shortens a name in its middle, whose ends say more.
     *
     * @param text the name
     * @param length of what is left, in characters; at least 4
     * @return the name, or its ends with two dots between
     */
    static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = (length - GONE.length()) / 2;
        return text.substring(0, length - GONE.length() - end) + GONE + text.substring(text.length() - end);
    }
}
