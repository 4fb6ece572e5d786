package backproplab.check.alone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.check.trial.Role;
import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Finding;
import backproplab.check.verdict.Hint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final String SECRET = "s";
    private static final Answer ANSWER = new Answer(
            Answer.Outcome.CHECKED,
            "words",
            Optional.of(new CheckResult(
                    "Mine",
                    "Linear",
                    List.of(
                            new Finding("N 3", "dW", Role.PARAMETER_GRADIENT, Double.NaN, 1e-9),
                            new Finding("N 3", "y", Role.FORWARD, 0, 1e-9)),
                    List.of(new Hint(
                            "linear-sign", List.of("dW", "db"), true, "the sign \uD83D\uDE42", "LinearLoops.backward")),
                    List.of("everywhere"),
                    Optional.of("it threw"))),
            List.of("1 2", "3 4"),
            "printed");

    private static byte[] written() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AnswerWriter writer = new AnswerWriter(bytes, SECRET);
        writer.ready();
        writer.write(ANSWER);
        writer.write(Answer.refused(Answer.Outcome.NO_PART, "none", ""));
        return bytes.toByteArray();
    }

    private static AnswerReader reader(byte[] bytes, String secret) {
        return new AnswerReader(new ByteArrayInputStream(bytes), secret);
    }

    @Test
    void answersArriveAsTheyWere() throws IOException {
        AnswerReader reader = reader(written(), SECRET);
        reader.ready();
        assertEquals(ANSWER, reader.next());
        assertEquals(Answer.refused(Answer.Outcome.NO_PART, "none", ""), reader.next());
        assertThrows(EOFException.class, reader::next);
    }

    @Test
    void nobodyElseIsListenedTo() throws IOException {
        AnswerReader reader = reader(written(), "another");
        assertThrows(StreamCorruptedException.class, reader::ready);
    }

    @Test
    void garbageIsRefusedWithoutTakingMemory() throws IOException {
        byte[] good = written();
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int copy = 0; copy < 2000; copy++) {
            byte[] damaged = good.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            AnswerReader reader = reader(damaged, SECRET);
            try {
                reader.ready();
                reader.next();
                reader.next();
            } catch (IOException e) {
                refused++;
            }
        }
        assertEquals(true, refused > 500, refused + " refused");
    }

    @Test
    void longTextIsCut() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AnswerWriter writer = new AnswerWriter(bytes, SECRET);
        writer.ready();
        writer.write(Answer.refused(Answer.Outcome.NO_PART, "\u20ac".repeat(1_000_000), ""));
        AnswerReader reader = reader(bytes.toByteArray(), SECRET);
        reader.ready();
        assertEquals(20_000, reader.next().words().length());
    }

    @Test
    void aRequestArrivesAsItWas() throws IOException {
        Request request = new Request(
                SECRET,
                List.of(new Request.Task("relu", "Mine")),
                Map.of("a/Mine.java", "x".repeat(100_000) + "\u20ac"),
                Map.of("Mine", new byte[] {1, 2}));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        request.write(new DataOutputStream(bytes));
        InputStream in = new ByteArrayInputStream(bytes.toByteArray());
        Request same = Request.read(new DataInputStream(in));
        assertEquals(request.secret(), same.secret());
        assertEquals(request.tasks(), same.tasks());
        assertEquals(request.sources(), same.sources());
        assertArrayEquals(request.classes().get("Mine"), same.classes().get("Mine"));
        assertEquals(-1, in.read());
    }

    @Test
    void printedTextIsKeptFromItsBeginning() {
        KeptOutput kept = new KeptOutput();
        kept.stream().print("\u00fc" + "line\n".repeat(1_000_000));
        String text = kept.take();
        assertEquals(4095, text.length(), "4096 bytes");
        assertEquals("\u00fcline\n", text.substring(0, 6));
        kept.stream().print("more");
        assertEquals("more", kept.take());
    }
}
