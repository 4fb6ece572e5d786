package backproplab.manual.kernel;

/** The passes of a small batch in plain Java. */
final class ScalarSmallBatch implements SmallBatchOps {
    @Override
    public void addRows(int k0, int k1, float[] xt, float[] w, int columns, float[] y, int yFrom) {
        for (int k = k0; k < k1; k++) {
            for (int i = 0; i < IMAGES; i++) {
                float factor = xt[k * IMAGES + i];
                for (int j = 0; j < columns; j++) {
                    y[yFrom + i * columns + j] += factor * w[k * columns + j];
                }
            }
        }
    }

    @Override
    public void descendRows(
            int rows,
            int k0,
            float[] xt,
            float[] dy,
            int columns,
            float[] w,
            float rate,
            float[] scratch,
            float[] dots) {
        for (int r = 0; r < rows; r++) {
            int row = (k0 + r) * columns;
            if (dots != null) {
                for (int i = 0; i < IMAGES; i++) {
                    dots[i * ROWS + r] = ScalarKernels.dot(columns, dy, i * columns, w, row, scratch);
                }
            }
            for (int j = 0; j < columns; j++) {
                float gradient = 0;
                for (int i = 0; i < IMAGES; i++) {
                    gradient += xt[(k0 + r) * IMAGES + i] * dy[i * columns + j];
                }
                w[row + j] -= rate * gradient;
            }
        }
    }
}
