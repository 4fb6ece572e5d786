package backproplab.check.print;

import backproplab.check.trial.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A tensor as text: a matrix as rows, a vector as one row, images N x C x H x W as one block for each image and channel. Lines have at
 * most 80 columns; a wider matrix is printed in parts, its first columns first.
 */
final class MatrixText {
    /** Columns of the screen. */
    static final int WIDTH = 80;

    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private MatrixText() {}

    static List<String> lines(Observation tensor) {
        int rank = tensor.shape().rank();
        int columns = tensor.shape().dim(rank - 1);
        int rows = rank == 1 ? 1 : tensor.shape().dim(rank - 2);
        String[] cells =
                Arrays.stream(tensor.values()).mapToObj(MatrixText::cell).toArray(String[]::new);
        int width = Arrays.stream(cells).mapToInt(String::length).max().orElse(1);
        List<String> lines = new ArrayList<>();
        for (int block = 0; block < cells.length / (rows * columns); block++) {
            if (rank > 2) {
                lines.add(INDENT + title(tensor, block));
            }
            int from = block * rows * columns;
            block(Arrays.copyOfRange(cells, from, from + rows * columns), columns, width, lines);
        }
        return lines;
    }

    /** Which image and channel, or which place along the leading axes. */
    private static String title(Observation tensor, int block) {
        int rank = tensor.shape().rank();
        if (rank == 4) {
            int channels = tensor.shape().dim(1);
            return "[" + block / channels + "][" + block % channels + "]";
        }
        return "[" + block + "]";
    }

    private static void block(String[] cells, int columns, int width, List<String> lines) {
        int fit = Math.max(1, (WIDTH - INDENT.length() + GAP.length()) / (width + GAP.length()));
        for (int from = 0; from < columns; from += fit) {
            int to = Math.min(columns, from + fit);
            if (columns > fit) {
                lines.add(INDENT + "columns " + from + " to " + (to - 1));
            }
            for (int row = 0; row < cells.length / columns; row++) {
                StringBuilder line = new StringBuilder(INDENT);
                for (int column = from; column < to; column++) {
                    line.append(column > from ? GAP : "");
                    line.append(String.format(Locale.ROOT, "%" + width + "s", cells[row * columns + column]));
                }
                lines.add(line.toString());
            }
        }
    }

    private static String cell(double value) {
        double magnitude = Math.abs(value);
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";
        }
        if (value == Math.rint(value) && magnitude < 1e5) {
            return Long.toString((long) value);
        }
        boolean plain = magnitude >= 1e-3 && magnitude < 1e5;
        return String.format(Locale.ROOT, plain ? "%.4f" : "%.2e", value);
    }
}
