package backproplab.datasets.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells compressed files by what they begin with: browsers unpack downloads and keep the name, and people rename. */
final class Gzip {
    private static final int FIRST = 0x1F;
    private static final int SECOND = 0x8B;

    private Gzip() {}

    static boolean is(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == FIRST && in.read() == SECOND;
        }
    }
}
