package backproplab.datasets.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The list of mirrors: {@value #FILE} in the cache folder if there is one, else the list that comes with the program. */
public final class Mirrors {
    /** Name of the list, in the cache folder as among the resources. */
    public static final String FILE = "mirrors.txt";

    /** Longer lines are cut in messages. */
    private static final int SHOWN = 80;

    private static final int LAST_PORT = 0xffff;

    private Mirrors() {}

    /**
     * Returns the mirrors of a data set in the order to try them.
     *
     * @param dataset token of the data set
     * @param cacheRoot the cache folder
     * @return base addresses, each ending in a slash, at least one
     * @throws DownloadException if the list cannot be read, has a line that is not understood, or names no mirror for the data set
     */
    public static List<URI> of(String dataset, Path cacheRoot) throws DownloadException {
        Path edited = cacheRoot.resolve(FILE);
        List<URI> found = Files.exists(edited)
                ? parse(lines(edited), edited.toString(), dataset)
                : parse(builtIn(), "the built-in list", dataset);
        if (found.isEmpty()) {
            throw new DownloadException("no mirror for " + dataset + " in " + edited);
        }
        return found;
    }

    private static List<String> lines(Path file) throws DownloadException {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            // Some editors begin a file with a mark that says how it is encoded.
            if (!lines.isEmpty() && lines.get(0).startsWith("\ufeff")) {
                lines.set(0, lines.get(0).substring(1));
            }
            return lines;
        } catch (CharacterCodingException notText) {
            throw new DownloadException("the list of mirrors " + file + " is not UTF-8 text", notText);
        } catch (IOException failed) {
            throw new DownloadException("cannot read the list of mirrors " + file + ": " + failed, failed);
        }
    }

    private static List<String> builtIn() {
        try (InputStream in = Mirrors.class.getResourceAsStream(FILE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<URI> parse(List<String> lines, String origin, String dataset) throws DownloadException {
        List<URI> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).trim();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+");
            if (words.length != 2 || !words[1].matches("https?://[^/].*")) {
                throw new DownloadException(
                        origin + ", line " + (i + 1) + " is not 'data set, space, http address': " + shown(line));
            }
            if (words[0].equals(dataset)) {
                found.add(address(words[1], origin, i + 1));
            }
        }
        return found;
    }

    private static URI address(String text, String origin, int line) throws DownloadException {
        try {
            URI address = URI.create(text.endsWith("/") ? text : text + "/");
            // Asks for a host, which java.net.URI does not.
            HttpRequest.newBuilder(address);
            if (address.getPort() > LAST_PORT) {
                throw new IllegalArgumentException("there is no port " + address.getPort());
            }
            return address;
        } catch (IllegalArgumentException notAnAddress) {
            throw new DownloadException(
                    origin + ", line " + line + " has no valid address: " + shown(text)
                            + " (host names have letters, digits, dots and hyphens)",
                    notAnAddress);
        }
    }

    /** A line that was damaged must not put lines of its own into the message. */
    private static String shown(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() > SHOWN ? printable.substring(0, SHOWN) + "..." : printable;
    }
}
