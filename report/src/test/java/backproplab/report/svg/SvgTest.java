package backproplab.report.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SvgTest {
    @Test
    void numbersHaveAtMostTwoDecimalsAndNoExponent() {
        assertEquals("0", Svg.number(-0.001));
        assertEquals("1.5", Svg.number(1.5));
        assertEquals("1.23", Svg.number(1.2345));
        assertEquals("-1.24", Svg.number(-1.235));
        assertEquals("12345678", Svg.number(12345678));
    }

    @Test
    void markupInWordsAndAttributesIsWrittenOut() {
        Svg svg = new Svg().open("g", "id", "a\"<b>").words(1, 2, "x & 'y'").close();
        assertEquals("<g id=\"a&quot;&lt;b&gt;\"><text x=\"1\" y=\"2\">x &amp; &#39;y&#39;</text></g>", svg.toString());
    }

    @Test
    void anElementThatWasNotEndedIsAMistake() {
        Svg svg = new Svg().open("g");
        assertEquals(
                "open: [g]",
                assertThrows(IllegalStateException.class, svg::toString).getMessage());
    }

    @Test
    void aLiftedPenBeginsAnew() {
        assertEquals(
                "M1 2L3 4M5 6L7 8Z",
                new Outline().to(1, 2).to(3, 4).lift().to(5, 6).to(7, 8).shut().toString());
    }
}
