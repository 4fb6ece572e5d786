package backproplab.experiments.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where this process listens, as Linux tells. */
final class ListeningSockets {
    private static final Path TCP = Path.of("/proc/self/net/tcp");
    private static final String LISTEN = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningSockets() {}

    /** Whether this system tells. */
    static boolean known() {
        return Files.isReadable(TCP);
    }

    /** Addresses, in hexadecimal digits as the system has them. */
    static List<String> addresses() throws IOException {
        Set<String> own = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            for (Path file : files.toList()) {
                try {
                    own.add(Files.readSymbolicLink(file).toString());
                } catch (IOException closed) {
                    own.remove("");
                }
            }
        }
        List<String> addresses = new ArrayList<>();
        for (Path table : List.of(TCP, Path.of("/proc/self/net/tcp6"))) {
            for (String line : Files.isReadable(table) ? Files.readAllLines(table) : List.<String>of()) {
                String[] cells = line.strip().split("\\s+");
                if (cells.length > INODE
                        && cells[STATE].equals(LISTEN)
                        && own.contains("socket:[" + cells[INODE] + "]")) {
                    addresses.add(cells[ADDRESS]);
                }
            }
        }
        return addresses;
    }
}
