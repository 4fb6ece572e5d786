package backproplab.check.verdict;

import backproplab.network.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Where in a tensor something is the case, in words: in one row, one channel, at the border, everywhere. */
final class Places {
    /** What a row is called that is a step of an update rule. */
    static final String STEP = "step";

    private final Shape shape;
    private final boolean[] marked;
    private final int count;

    Places(Shape shape, boolean[] marked) {
        this.shape = shape;
        this.marked = marked;
        int marks = 0;
        for (boolean mark : marked) {
            marks += mark ? 1 : 0;
        }
        count = marks;
    }

    /**
     * The places.
     *
     * @param row what a row of a matrix is called
     * @return for example {@code in row 3 alone (from 0)}
     */
    String words(String row) {
        String words = found(row);
        // As Java counts; steps of a rule are counted from 1, wherever they are named.
        boolean counted = words.matches("in .*\\d.*") && !words.startsWith("in " + STEP);
        return counted ? words + " (from 0)" : words;
    }

    private String found(String row) {
        if (shape.size() == 1) {
            return "";
        }
        if (shape.rank() == 4) {
            List<String> words = new ArrayList<>();
            axis("image", 0).ifPresent(words::add);
            axis("channel", 1).ifPresent(words::add);
            border().ifPresentOrElse(words::add, () -> {
                axis("row", 2).ifPresent(words::add);
                axis("column", 3).ifPresent(words::add);
            });
            return words.isEmpty() ? share() : "in " + String.join(", ", words);
        }
        if (shape.rank() == 2) {
            return axis(row, 0)
                    .or(() -> axis("column", 1))
                    .map(words -> "in " + words)
                    .orElseGet(this::share);
        }
        return axis("element", 0).map(words -> "in " + words).orElseGet(this::share);
    }

    private String share() {
        return count == shape.size() ? "everywhere" : "at " + count + " of " + shape.size() + " places";
    }

    /** Named if all marks lie in one slice of an axis, or in all from one on. */
    private Optional<String> axis(String name, int axis) {
        int extent = shape.dim(axis);
        boolean[] hit = new boolean[extent];
        for (int i = 0; i < marked.length; i++) {
            hit[coordinate(axis).applyAsInt(i)] |= marked[i];
        }
        int first = 0;
        while (first < extent && !hit[first]) {
            first++;
        }
        int hits = 0;
        for (boolean one : hit) {
            hits += one ? 1 : 0;
        }
        if (extent < 2 || hits == extent || hits == 0) {
            return Optional.empty();
        }
        if (hits == 1) {
            String last = first == extent - 1 ? ", the last," : "";
            return Optional.of(name + " " + number(name, first) + last + " alone");
        }
        return hits == extent - first
                ? Optional.of(name + " " + number(name, first) + " and all behind it")
                : Optional.empty();
    }

    private static int number(String name, int index) {
        return name.equals(STEP) ? index + 1 : index;
    }

    private IntUnaryOperator coordinate(int axis) {
        int inner = 1;
        for (int a = axis + 1; a < shape.rank(); a++) {
            inner *= shape.dim(a);
        }
        int stride = inner;
        return i -> i / stride % shape.dim(axis);
    }

    private Optional<String> border() {
        int height = shape.dim(2);
        int width = shape.dim(3);
        if (height < 3 || width < 3) {
            return Optional.empty();
        }
        int inside = 0;
        for (int i = 0; i < marked.length; i++) {
            int h = i / width % height;
            int w = i % width;
            boolean border = h == 0 || w == 0 || h == height - 1 || w == width - 1;
            inside += marked[i] && !border ? 1 : 0;
        }
        boolean severalSides = axis("row", 2).isEmpty() && axis("column", 3).isEmpty();
        return inside == 0 && severalSides ? Optional.of("pixels of the border alone") : Optional.empty();
    }
}
