package backproplab.experiments.weights.safetensors;

import backproplab.files.failure.Quoted;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Compares where tensors are said to lie with each other and with the length of the file. */
final class Layout {
    private Layout() {}

    /**
     * Checks that tensors cover the data from its first to its last byte, each byte once. The header may list them in any order, as the
     * format allows.
     *
     * @param file for messages
     * @param entries the tensors
     * @param dataStart byte of the file at which the data starts
     * @param fileBytes length of the file
     * @return the tensors in the order of their data
     * @throws SafetensorsException if they leave a gap, overlap, or end before or after the file does
     */
    static List<Header.Entry> check(Path file, List<Header.Entry> entries, long dataStart, long fileBytes)
            throws SafetensorsException {
        List<Header.Entry> inOrder = entries.stream()
                .sorted(Comparator.comparingLong(Header.Entry::begin).thenComparingLong(Header.Entry::end))
                .toList();
        long dataBytes = fileBytes - dataStart;
        String before = "the header";
        long at = 0;
        for (Header.Entry entry : inOrder) {
            String name = "tensor '" + Quoted.of(entry.name()) + "'";
            if (entry.begin() > at) {
                throw SafetensorsException.malformed(
                        file,
                        "a gap of " + (entry.begin() - at) + " bytes before " + name + ", after " + before
                                + ", at byte " + (dataStart + at) + " of the file");
            }
            if (entry.begin() < at) {
                throw SafetensorsException.malformed(
                        file,
                        name + " overlaps " + before + ": it begins at byte " + (dataStart + entry.begin())
                                + " of the file, not at " + (dataStart + at));
            }
            if (entry.end() > dataBytes) {
                throw SafetensorsException.malformed(
                        file,
                        name + " ends " + (entry.end() - dataBytes) + " bytes after the file, which has " + fileBytes
                                + " bytes");
            }
            at = entry.end();
            before = name;
        }
        if (at < dataBytes) {
            throw SafetensorsException.malformed(
                    file,
                    (dataBytes - at) + " bytes after " + before + ", from byte " + (dataStart + at)
                            + " of the file, belong to no tensor");
        }
        return inOrder;
    }
}
