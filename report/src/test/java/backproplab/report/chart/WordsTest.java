package backproplab.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private static final double SIZE = 10;

    /** Widths of DejaVu Sans in units of 2048 to the em, from the font's file: W 2025, i 569, 1 1303. */
    @Test
    void lettersAreAsWideAsTheFontSays() {
        assertEquals(SIZE * 2025 / 2048, Letters.width("W", SIZE), 0.01);
        assertEquals(SIZE * (2 * 569 + 1303) / 2048, Letters.width("ii1", SIZE), 0.02);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "five layers, scale 0.02",
                "WWWWWWWWWWWWWWWWWWWWWWWW",
                "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii",
                "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00"
            })
    void whatIsCutFitsAndNoLetterIsCutInTwo(String text) {
        for (double most = 15; most < 120; most += 0.7) {
            for (String cut : List.of(Words.cut(text, most, SIZE), Words.cutWithin(text, most, SIZE))) {
                assertTrue(Letters.width(cut, SIZE) <= most, cut + " has more than " + most);
                assertTrue(
                        cut.codePoints().noneMatch(letter -> letter >= 0xD800 && letter < 0xE000),
                        "half a letter: " + cut);
            }
        }
    }

    @Test
    void whatFitsStaysAndALongNameKeepsWhatTellsItApart() {
        assertEquals("short", Words.cut("short", 100, SIZE));
        assertEquals("short", Words.cutWithin("short", 100, SIZE));
        assertEquals("five lay…", Words.cut("five layers, scale 0.02", 48, SIZE));
        assertEquals("five …0.02", Words.cutWithin("five layers, scale 0.02", 58, SIZE));
    }

    @Test
    void linesBreakAtBlanksAndWithinWordsThatAreTooLong() {
        assertEquals(List.of("one two", "three"), Words.wrapped("one two three", 50, SIZE));
        List<String> lines = Words.wrapped("a WWWWWWWWWW b", 40, SIZE);
        assertEquals("aWWWWWWWWWWb", String.join("", lines).replace(" ", ""));
        assertTrue(lines.stream().allMatch(line -> Letters.width(line, SIZE) <= 40), lines.toString());
        // No room at all: a letter a line rather than none for ever.
        assertEquals(List.of("W", "W"), Words.wrapped("WW", 1, SIZE));
    }
}
