package backproplab.check.alone;

import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Finding;
import backproplab.check.verdict.Hint;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes answers, each behind the secret. */
final class AnswerWriter {
    /** What {@link DataOutputStream#writeUTF} takes of any characters. */
    private static final int LONGEST = 20_000;

    private final DataOutputStream out;
    private final String secret;

    /**
     * A writer.
     *
     * @param out where the grader listens
     * @param secret what stands before every message
     */
    AnswerWriter(OutputStream out, String secret) {
        this.out = new DataOutputStream(new BufferedOutputStream(out));
        this.secret = secret;
    }

    /** Says that everything is compiled, and that checking begins. */
    void ready() throws IOException {
        out.writeUTF(secret);
        out.flush();
    }

    void write(Answer answer) throws IOException {
        out.writeUTF(secret);
        out.writeInt(answer.outcome().ordinal());
        text(answer.words());
        out.writeBoolean(answer.result().isPresent());
        if (answer.result().isPresent()) {
            write(answer.result().get());
        }
        texts(answer.matrices());
        text(answer.printed());
        out.flush();
    }

    private void write(CheckResult result) throws IOException {
        text(result.className());
        text(result.subject());
        out.writeInt(result.findings().size());
        for (Finding finding : result.findings()) {
            text(finding.fixture());
            text(finding.quantity());
            out.writeInt(finding.role().ordinal());
            out.writeDouble(finding.error());
            out.writeDouble(finding.bound());
        }
        out.writeInt(result.hints().size());
        for (Hint hint : result.hints()) {
            text(hint.mistake());
            texts(hint.quantities());
            out.writeBoolean(hint.whole());
            text(hint.words());
            text(hint.read());
        }
        texts(result.spread());
        out.writeBoolean(result.thrown().isPresent());
        if (result.thrown().isPresent()) {
            text(result.thrown().get());
        }
    }

    private void texts(List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(text);
        }
    }

    private void text(String text) throws IOException {
        out.writeUTF(text.substring(0, Math.min(LONGEST, text.length())));
    }
}
