package backproplab.files.disk;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What happened, an entry a line, in a file that only grows. A line is JSON whose first field is a checksum over the text of the second, so
 * that a changed digit is noticed: {@code {"crc32":"0123abcd","entry":...}}.
 *
 * @param <E> a record that Jackson can write and read
 */
public final class JournalFile<E> {
    private static final String FORM = "{\"crc32\":\"%08x\",\"entry\":";
    private static final int ENTRY = head("").length();

    private final Path path;
    private final Class<E> type;
    private AppendFile file;

    /**
     * A journal of which nothing counts until it is read.
     *
     * @param path the file, which need not exist yet
     * @param type of its entries
     */
    public JournalFile(Path path, Class<E> type) {
        this.path = path;
        this.type = type;
        file = new AppendFile(path, 0);
    }

    /**
     * Reads every whole line, to go on after them.
     *
     * @return the entries in their order
     * @throws IOException if the file cannot be read
     * @throws DamagedLineException if a line is not what was written
     */
    public List<E> read() throws IOException, DamagedLineException {
        return read(AppendFile.wholeLines(path).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the last whole line alone, without going on after it.
     *
     * @return the entry; empty if nothing was ever written whole
     * @throws IOException if the file cannot be read
     * @throws DamagedLineException if the line is not what was written
     */
    public Optional<E> last() throws IOException, DamagedLineException {
        List<String> lines = AppendFile.wholeLines(path).lines().toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(parse(lines.get(lines.size() - 1), lines.size()));
    }

    /**
     * Reads the lines that count, to go on after them.
     *
     * @param length how many bytes they have; the file has no fewer
     * @return the entries in their order
     * @throws IOException if the file cannot be read
     * @throws DamagedLineException if a line is not what was written
     */
    public List<E> read(long length) throws IOException, DamagedLineException {
        return read(Arrays.copyOf(Files.readAllBytes(path), (int) length));
    }

    private List<E> read(byte[] lines) throws DamagedLineException {
        List<E> entries = new ArrayList<>();
        for (String line : new String(lines, StandardCharsets.UTF_8).split("\n")) {
            entries.add(parse(line, entries.size() + 1));
        }
        file = new AppendFile(path, lines.length);
        return entries;
    }

    private E parse(String line, int number) throws DamagedLineException {
        if (line.length() <= ENTRY) {
            throw new DamagedLineException(number, "it is too short", null);
        }
        String entry = line.substring(ENTRY, line.length() - 1);
        if (!line.equals(line(entry))) {
            throw new DamagedLineException(number, "it does not match its checksum", null);
        }
        try {
            return RecordJson.read(entry, type);
        } catch (JsonProcessingException e) {
            throw new DamagedLineException(number, "another version of Backprop Lab wrote it", e);
        }
    }

    /**
     * Appends an entry; it is on disk when this returns.
     *
     * @param entry what happened
     * @throws IOException if it cannot be written; the journal is then as it was
     * @throws backproplab.files.failure.UserException with code 4 if somebody else took away what was written before
     */
    public void append(E entry) throws IOException {
        file.append(line(RecordJson.write(entry)) + "\n");
    }

    /**
     * How much of the file counts.
     *
     * @return bytes, from its beginning
     */
    public long length() {
        return file.length();
    }

    private static String line(String entry) {
        return head(entry) + entry + "}";
    }

    private static String head(String entry) {
        CRC32 crc = new CRC32();
        crc.update(entry.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, FORM, crc.getValue());
    }
}
