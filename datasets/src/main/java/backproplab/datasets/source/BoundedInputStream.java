package backproplab.datasets.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to hand out more than so many bytes: what a small compressed file can grow to is not believed. */
final class BoundedInputStream extends FilterInputStream {
    private final String set;
    private final Place place;
    private final long limit;
    private long handedOut;

    BoundedInputStream(InputStream in, long limit, String set, Place place) {
        super(in);
        this.limit = limit;
        this.set = set;
        this.place = place;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        count(Math.max(0, got));
        return got;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) throws IOException {
        handedOut += bytes;
        if (handedOut > limit) {
            throw place.broken("unpacks to more than " + limit + " bytes, the most that " + set + " can need");
        }
    }
}
