package backproplab.network.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a processor's facts from the lists that the kernel keeps as files. */
final class LinuxFiles {
    private static final Pattern SIZE = Pattern.compile("(\\d+)([KMG]?)");
    private static final String UNITS = "KMG";
    private static final int BITS_PER_UNIT = 10;

    private LinuxFiles() {}

    /**
     * Reads both lists; what cannot be read stays unknown.
     *
     * @param cpuinfo list of cores, of which the first block is read
     * @param caches  folder with a folder {@code index0}, {@code index1}, ... for each cache of the first core
     * @return the processor
     */
    static Processor read(Path cpuinfo, Path caches) {
        Map<String, String> facts = firstBlock(cpuinfo);
        return new Processor(
                facts.getOrDefault("vendor_id", ""),
                facts.getOrDefault("model name", ""),
                number(facts.get("cpu family")),
                number(facts.get("model")),
                // Processors by ARM call the list "Features".
                words(facts.getOrDefault("flags", facts.getOrDefault("Features", ""))),
                cacheBytes(caches, 1),
                cacheBytes(caches, 2),
                cacheBytes(caches, 3));
    }

    private static Map<String, String> firstBlock(Path cpuinfo) {
        Map<String, String> facts = new HashMap<>();
        try {
            for (String line : Files.readAllLines(cpuinfo)) {
                if (line.isBlank()) {
                    break;
                }
                String[] parts = line.split(":", 2);
                facts.put(parts[0].strip(), parts.length == 2 ? parts[1].strip() : "");
            }
        } catch (IOException e) {
            return Map.of();
        }
        return facts;
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : new HashSet<>(List.of(text.split(" +")));
    }

    private static int number(String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static long cacheBytes(Path caches, int level) {
        try {
            for (int index = 0; Files.isDirectory(caches.resolve("index" + index)); index++) {
                Path cache = caches.resolve("index" + index);
                if (line(cache, "level").equals(Integer.toString(level))
                        && !line(cache, "type").equals("Instruction")) {
                    return bytes(line(cache, "size"));
                }
            }
        } catch (IOException e) {
            // Some containers show the folder and not its files.
            return 0;
        }
        return 0;
    }

    private static long bytes(String size) {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            return 0;
        }
        int unit = matcher.group(2).isEmpty() ? 0 : 1 + UNITS.indexOf(matcher.group(2));
        return Long.parseLong(matcher.group(1)) << (BITS_PER_UNIT * unit);
    }

    private static String line(Path cache, String file) throws IOException {
        return Files.readString(cache.resolve(file)).strip();
    }
}
