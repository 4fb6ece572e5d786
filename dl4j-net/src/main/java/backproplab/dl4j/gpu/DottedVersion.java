package backproplab.dl4j.gpu;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whole numbers with dots between them: a compute capability, a driver, a CUDA release.
 *
 * @param parts the numbers, the most important first
 */
public record DottedVersion(List<Integer> parts) implements Comparable<DottedVersion> {

    /**
     * Makes a version of numbers.
     *
     * @param parts the most important first
     * @return the version
     */
    public static DottedVersion of(int... parts) {
        return new DottedVersion(Arrays.stream(parts).boxed().toList());
    }

    /**
     * Reads a version.
     *
     * @param text for example 450.80.02
     * @return the version; empty if the text is none
     */
    public static Optional<DottedVersion> parse(String text) {
        String stripped = text.strip();
        if (!stripped.matches("\\d{1,6}(\\.\\d{1,6})*")) {
            return Optional.empty();
        }
        return Optional.of(new DottedVersion(
                Arrays.stream(stripped.split("\\.")).map(Integer::valueOf).toList()));
    }

    /**
     * Compares number by number; what is missing counts as 0.
     *
     * @param other another version
     * @return negative, 0 or positive
     */
    @Override
    public int compareTo(DottedVersion other) {
        int order = 0;
        for (int i = 0; order == 0 && i < Math.max(parts.size(), other.parts.size()); i++) {
            order = Integer.compare(part(i), other.part(i));
        }
        return order;
    }

    /**
     * Whether this version is older.
     *
     * @param other another version
     * @return true if it comes before the other
     */
    public boolean before(DottedVersion other) {
        return compareTo(other) < 0;
    }

    private int part(int i) {
        return i < parts.size() ? parts.get(i) : 0;
    }

    @Override
    public String toString() {
        return parts.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
