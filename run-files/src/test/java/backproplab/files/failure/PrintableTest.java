package backproplab.files.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void ordinaryTextStays() {
        String text =
                "a\tb\n\u00fc \u65e5 \ud83d\udc31 \u05d0 e\u0301 \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 %s\r\n";
        assertEquals(text, Printable.of(text));
    }

    @Test
    void whatATerminalObeysIsShownAsItsNumber() {
        assertEquals("\\u001b[31mred\\u001b[0m", Printable.of("\u001b[31mred\u001b[0m"));
        assertEquals("\\u001b]0;title\\u0007", Printable.of("\u001b]0;title\u0007"));
        assertEquals("\\u009b2J \\u007f \\u0000 \\u0008", Printable.of("\u009b2J \u007f \u0000 \b"));
        assertEquals("good\\u000dbad", Printable.of("good\rbad"), "the start of the line is not overwritten");
        assertEquals("\\u202egnp.exe\\u2066", Printable.of("\u202egnp.exe\u2066"), "no turned direction");
    }

    @Test
    void aWriterMakesEverythingPrintable() {
        StringWriter screen = new StringWriter();
        PrintWriter out = Printable.on(new PrintWriter(screen));
        out.print("a\u001b");
        out.print('\u0007');
        out.write(new char[] {'x', '\b', 'y'}, 1, 2);
        out.println("\u009b");
        out.println("end");
        assertEquals(
                "a\\u001b\\u0007\\u0008y\\u009b" + System.lineSeparator() + "end" + System.lineSeparator(),
                screen.toString());
    }
}
