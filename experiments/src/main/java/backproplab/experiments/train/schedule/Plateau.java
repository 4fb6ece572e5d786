package backproplab.experiments.train.schedule;

/**
 * Falls by a factor when the validation loss stops falling: PyTorch's {@code ReduceLROnPlateau} with its defaults.
 *
 * <p>An epoch is better when its loss is below {@code best (1 - 1e-4)}; a NaN never is. After more than {@code patience}
 * epochs in a row that are not, the rate falls and the count starts anew, the best loss stays.
 *
 * @param factor in (0, 1)
 * @param patience epochs without improvement that are tolerated, at least 0
 * @param best lowest loss that counted as better; infinite at first
 * @param waited epochs in a row that were not better
 * @param scale what the base rate is multiplied by
 */
public record Plateau(double factor, int patience, double best, int waited, double scale) implements Schedule {
    private static final double LEAST_IMPROVEMENT = 1e-4;

    /**
     * The schedule of a run that begins.
     *
     * @param factor in (0, 1)
     * @param patience at least 0
     */
    public Plateau(double factor, int patience) {
        this(factor, patience, Double.POSITIVE_INFINITY, 0, 1);
    }

    @Override
    public double factor(Position at) {
        return scale;
    }

    @Override
    public Plateau after(double validationLoss) {
        if (validationLoss < best * (1 - LEAST_IMPROVEMENT)) {
            return new Plateau(factor, patience, validationLoss, 0, scale);
        }
        if (waited == patience) {
            return new Plateau(factor, patience, best, 0, scale * factor);
        }
        return new Plateau(factor, patience, best, waited + 1, scale);
    }

    @Override
    public Schedule faster(int times) {
        return new Plateau(factor, patience / times);
    }

    @Override
    public String text() {
        return "plateau:" + factor + "," + patience;
    }
}
