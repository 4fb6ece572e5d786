package backproplab.check.planted;

import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.shape.Shape;
import java.util.Arrays;

/** Matrices as arrays of rows. */
final class Matrices {
    private Matrices() {}

    static double[][] rows(DoubleTensor tensor) {
        int columns = tensor.shape().dim(1);
        double[] values = tensor.toDoubles();
        double[][] rows = new double[tensor.shape().dim(0)][];
        Arrays.setAll(rows, r -> Arrays.copyOfRange(values, r * columns, (r + 1) * columns));
        return rows;
    }

    static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    static DoubleTensor tensor(double[][] rows) {
        return DoubleTensor.wrap(flat(rows), Shape.of(rows.length, rows[0].length));
    }

    static double[][] transposed(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int r = 0; r < a.length; r++) {
            for (int c = 0; c < a[0].length; c++) {
                t[c][r] = a[r][c];
            }
        }
        return t;
    }

    static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int r = 0; r < a.length; r++) {
            double[] row = product[r];
            for (int m = 0; m < b.length; m++) {
                for (int c = 0; c < row.length; c++) {
                    row[c] += a[r][m] * b[m][c];
                }
            }
        }
        return product;
    }

    /** Rows of the one with rows of the other. */
    static double[][] timesTransposed(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b.length];
        for (int r = 0; r < a.length; r++) {
            for (int c = 0; c < b.length; c++) {
                double sum = 0;
                for (int m = 0; m < b[c].length; m++) {
                    sum += a[r][m] * b[c][m];
                }
                product[r][c] = sum;
            }
        }
        return product;
    }

    static double[][] times(double factor, double[][] a) {
        return Arrays.stream(a)
                .map(row -> Arrays.stream(row).map(value -> factor * value).toArray())
                .toArray(double[][]::new);
    }

    static double[] columnSums(double[][] a) {
        double[] sums = new double[a[0].length];
        for (double[] row : a) {
            for (int c = 0; c < row.length; c++) {
                sums[c] += row[c];
            }
        }
        return sums;
    }

    static double[][] plusToEveryRow(double[][] a, double[] row) {
        double[][] sum = new double[a.length][row.length];
        for (int r = 0; r < a.length; r++) {
            for (int c = 0; c < row.length; c++) {
                sum[r][c] = a[r][c] + row[c];
            }
        }
        return sum;
    }

    static void addTo(DoubleTensor gradient, double[] values) {
        for (int i = 0; i < values.length; i++) {
            gradient.set(i, gradient.get(i) + values[i]);
        }
    }
}
