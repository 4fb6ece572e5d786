package backproplab.check.alone;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keeps the beginning of what is printed, and forgets the rest: ten million lines take no memory and no disk. */
final class KeptOutput extends OutputStream {
    private static final int MOST = 4096;

    private final byte[] kept = new byte[MOST];
    private int length;

    /** A stream to be {@link System#out}, which is never closed for good. */
    PrintStream stream() {
        return new PrintStream(this, false, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int oneByte) {
        if (length < MOST) {
            kept[length++] = (byte) oneByte;
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
        int room = Math.min(count, MOST - length);
        System.arraycopy(bytes, from, kept, length, room);
        length += room;
    }

    /** What was printed since the last call. */
    synchronized String take() {
        String text = new String(Arrays.copyOf(kept, length), StandardCharsets.UTF_8);
        length = 0;
        return text;
    }
}
