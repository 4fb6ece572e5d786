package backproplab.files.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuotedTest {
    @Test
    void ordinaryTextStays() {
        assertEquals("fc1.weight \u00fc \u65e5", Quoted.of("fc1.weight \u00fc \u65e5"));
        assertEquals("x".repeat(80), Quoted.of("x".repeat(80)));
    }

    @Test
    void whatWouldMoveTheCursorIsShownAsItsNumber() {
        assertEquals("a\\u000ab\\u001b\\u2028\\u202e", Quoted.of("a\nb\u001b\u2028\u202e"));
    }

    @Test
    void longTextIsCut() {
        assertEquals("x".repeat(80) + "...", Quoted.of("x".repeat(81)));
    }
}
