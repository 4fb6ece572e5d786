package backproplab.experiments.killing;

import java.io.StringWriter;

/** A screen on which something happens when a certain line is to be printed. */
public final class AtLine extends StringWriter {
    private final String start;
    private final int before;
    private final Runnable event;
    private int seen;

    /**
     * Waits for the line.
     *
     * @param start how it begins
     * @param before how many lines that begin so are printed before it
     * @param event what happens then, once
     */
    public AtLine(String start, int before, Runnable event) {
        this.start = start;
        this.before = before;
        this.event = event;
    }

    /** Kills what prints the line. */
    public static AtLine kill(String start, int before) {
        return new AtLine(start, before, () -> {
            throw new Killed();
        });
    }

    @Override
    public void write(String text, int from, int length) {
        if (text.startsWith(start) && seen++ == before) {
            event.run();
        }
        super.write(text, from, length);
    }
}
