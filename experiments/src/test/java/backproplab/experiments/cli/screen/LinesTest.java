package backproplab.experiments.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void linesAreBrokenBetweenWordsAndGoOnFurtherToTheRight() {
        assertEquals("one two", Lines.wrapped("one two", 7, 2));
        assertEquals("one\n  two", Lines.wrapped("one two", 6, 2));
        assertEquals("  - one\n      two\n      three", Lines.wrapped("  - one two three", 11, 4));
        assertEquals("one\n\ntwo", Lines.wrapped("one\n\ntwo", 3, 2));
    }

    @Test
    void aLongWordStaysWhole() {
        assertEquals("see\n  /a/long/path\n  there", Lines.wrapped("see /a/long/path there", 10, 2));
    }

    @Test
    void aNameIsShortenedInItsMiddle() {
        assertEquals("abcdef", Lines.shortened("abcdef", 6));
        assertEquals("ab..gh", Lines.shortened("abcdefgh", 6));
        assertEquals("abc..gh", Lines.shortened("abcdefgh", 7));
    }
}
