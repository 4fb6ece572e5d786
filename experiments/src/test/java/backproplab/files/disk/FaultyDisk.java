package backproplab.files.disk;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk that fails at one change, and perhaps from then on, until it is closed. Of what is written then, half arrives. */
public final class FaultyDisk extends Faults implements AutoCloseable {
    /** Counts, and fails never. */
    public static final int NEVER = Integer.MAX_VALUE;

    private final int first;
    private final boolean once;
    private final AtomicInteger changes = new AtomicInteger();

    private FaultyDisk(int first, boolean once) {
        this.first = first;
        this.once = once;
    }

    /**
     * Begins to fail.
     *
     * @param first number of the change that fails first, from 1
     * @param once whether those after it are in order again
     */
    public static FaultyDisk failing(int first, boolean once) {
        FaultyDisk disk = new FaultyDisk(first, once);
        Disk.plant(disk);
        return disk;
    }

    /** How many changes there were. */
    public int changes() {
        return changes.get();
    }

    private boolean fails() {
        int number = changes.incrementAndGet();
        return once ? number == first : number >= first;
    }

    @Override
    void change() throws IOException {
        if (fails()) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    int room(int bytes) {
        return fails() ? bytes / 2 : bytes;
    }

    @Override
    public void close() {
        Disk.plant(Faults.NONE);
    }
}
