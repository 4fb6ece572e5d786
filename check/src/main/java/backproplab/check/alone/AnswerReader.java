package backproplab.check.alone;

import backproplab.check.trial.Role;
import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Finding;
import backproplab.check.verdict.Hint;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link AnswerWriter} writes, and nothing that anybody else may have put between. */
public final class AnswerReader {
    private static final int MOST_ITEMS = 100_000;

    private final DataInputStream in;
    private final String secret;

    /**
     * Listens.
     *
     * @param in the program's standard output
     * @param secret what it was told
     */
    public AnswerReader(InputStream in, String secret) {
        this.in = new DataInputStream(in);
        this.secret = secret;
    }

    /**
     * Waits until everything is compiled.
     *
     * @throws IOException if the program ends before, or somebody else wrote
     */
    public void ready() throws IOException {
        check();
    }

    /**
     * Waits for the answer to the next task.
     *
     * @return the answer
     * @throws IOException if the program ends before, or somebody else wrote
     */
    public Answer next() throws IOException {
        check();
        Answer.Outcome outcome = constant(Answer.Outcome.values());
        String words = in.readUTF();
        Optional<CheckResult> result = in.readBoolean() ? Optional.of(result()) : Optional.empty();
        return new Answer(outcome, words, result, texts(), in.readUTF());
    }

    private void check() throws IOException {
        if (!in.readUTF().equals(secret)) {
            throw new StreamCorruptedException("somebody else wrote where answers are read");
        }
    }

    private CheckResult result() throws IOException {
        String className = in.readUTF();
        String subject = in.readUTF();
        List<Finding> findings = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
            findings.add(
                    new Finding(in.readUTF(), in.readUTF(), constant(Role.values()), in.readDouble(), in.readDouble()));
        }
        List<Hint> hints = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
            hints.add(new Hint(in.readUTF(), texts(), in.readBoolean(), in.readUTF(), in.readUTF()));
        }
        List<String> spread = texts();
        Optional<String> thrown = in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
        return new CheckResult(className, subject, findings, hints, spread, thrown);
    }

    private List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private int count() throws IOException {
        return bounded(in.readInt(), MOST_ITEMS);
    }

    private <E> E constant(E[] constants) throws IOException {
        return constants[bounded(in.readInt(), constants.length - 1)];
    }

    private static int bounded(int value, int most) throws IOException {
        if (value < 0 || value > most) {
            throw new StreamCorruptedException(value + " is not between 0 and " + most);
        }
        return value;
    }
}
