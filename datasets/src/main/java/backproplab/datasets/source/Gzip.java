package backproplab.datasets.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells compressed files by what they begin with: browsers unpack downloads and keep the name, and people rename. */
final class Gzip {
    private static final int FIRST = 0x1F;
    private static final int SECOND = 0x8B;

    /** No file grows by more than this factor: the limit of the compression. */
    private static final long MAX_GROWTH = 1032;
    /** Nor does one of images that is large when it is unpacked, by far. */
    private static final long LARGE_GROWTH = 100;

    private static final long LARGE = 1 << 26;

    private Gzip() {}

    /** The most bytes that a compressed file of images is believed to hold: of one megabyte no more than a hundred. */
    static long mostUnpacked(long size) {
        return Math.max(Math.min(size * MAX_GROWTH, LARGE), size * LARGE_GROWTH);
    }

    static boolean is(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == FIRST && in.read() == SECOND;
        }
    }
}
