package backproplab.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a sentence.
 *
 * @param text what it says
 * @param whole whether no line may break within it: a number with its unit, or with an exponent
 */
public record Piece(String text, boolean whole) {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.-])\\d[\\d.,e+-]*(?: (?:%|s|ms|points)(?!\\w))?");

    /**
     * Cuts a sentence.
     *
     * @param sentence any text
     * @return its pieces in order; together they are the sentence
     */
    static List<Piece> of(String sentence) {
        List<Piece> pieces = new ArrayList<>();
        Matcher number = NUMBER.matcher(sentence);
        int from = 0;
        while (number.find()) {
            if (number.group().matches(".*[ -].*")) {
                pieces.add(new Piece(sentence.substring(from, number.start()), false));
                pieces.add(new Piece(number.group(), true));
                from = number.end();
            }
        }
        pieces.add(new Piece(sentence.substring(from), false));
        return pieces;
    }
}
