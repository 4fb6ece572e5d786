package backproplab.files.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The caches of the first core as Linux lists them; other systems have no such list that can be read without a library call. */
public final class Caches {
    private static final Path LIST = Path.of("/sys/devices/system/cpu/cpu0/cache");

    private Caches() {}

    /**
     * Reads the list.
     *
     * @return for example "L1 Data 32K", the nearest first; empty where there is no list
     */
    public static List<String> read() {
        return read(LIST);
    }

    static List<String> read(Path list) {
        List<String> caches = new ArrayList<>();
        try {
            for (int index = 0; Files.isDirectory(list.resolve("index" + index)); index++) {
                Path cache = list.resolve("index" + index);
                caches.add("L" + line(cache, "level") + " " + line(cache, "type") + " " + line(cache, "size"));
            }
        } catch (IOException e) {
            // Some containers show the folder and not its files; a list cut short would be worse than none.
            return List.of();
        }
        return caches;
    }

    private static String line(Path cache, String file) throws IOException {
        return Files.readString(cache.resolve(file)).strip();
    }
}
