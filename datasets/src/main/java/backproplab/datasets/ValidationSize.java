package backproplab.datasets;

import java.math.BigDecimal;

/**
 * How much of the training set is kept for validation: a count of images, or a fraction of the set.
 *
 * @param count number of images, at least 1; 0 if a fraction is meant
 * @param fraction share of the set, above 0 and below 1; 0 if a count is meant
 */
public record ValidationSize(int count, double fraction) {
    private static final double TENTH = 0.1;
    private static final String ALLOWED = "use a count such as 6000 or a fraction between 0 and 1 such as 0.1.";

    /**
     * Checks that exactly one of the two is given and in range.
     *
     * @param count number of images, or 0
     * @param fraction share of the set, or 0
     * @throws SettingException if not
     */
    public ValidationSize {
        boolean isCount = count >= 1 && fraction == 0;
        boolean isFraction = count == 0 && fraction > 0 && fraction < 1;
        if (!isCount && !isFraction) {
            throw new SettingException(
                    "Validation size of count " + count + " and fraction " + fraction + " makes no sense: " + ALLOWED);
        }
    }

    /**
     * Reads {@code 6000} as a count and {@code 0.1} as a fraction.
     *
     * @param text digits only for a count, else a decimal number
     * @return the size
     * @throws SettingException if the text is no number, the count is 0 or too large, or the fraction is outside (0, 1)
     */
    public static ValidationSize parse(String text) {
        String trimmed = text.trim();
        try {
            if (!trimmed.isEmpty() && trimmed.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return new ValidationSize(Integer.parseInt(trimmed), 0);
            }
            return new ValidationSize(0, new BigDecimal(trimmed).doubleValue());
        } catch (IllegalArgumentException notUsable) {
            throw new SettingException("Validation size '" + text + "' cannot be used: " + ALLOWED);
        }
    }

    /**
     * Returns the number of validation images for a set of the given size: the count, or round(fraction * size) but at least 1.
     *
     * @param size number of images in the training set
     * @return number of images for validation, 1..size-1
     * @throws SettingException if none would be left for training
     */
    public int resolve(int size) {
        int resolved = count > 0 ? count : (int) Math.max(1, Math.round(fraction * size));
        if (resolved >= size) {
            throw new SettingException("Validation size " + this + " leaves nothing to train on: the training set has "
                    + size + " images. Choose a smaller value.");
        }
        return resolved;
    }

    /**
     * The same as a default, which must fit sets of any size: a count of more than a tenth of the set becomes that tenth.
     *
     * @param size number of images in the training set
     * @return this size, or the fraction {@value #TENTH}
     */
    public ValidationSize atMostATenth(int size) {
        return 10L * count > size ? new ValidationSize(0, TENTH) : this;
    }

    /**
     * Returns the text that {@link #parse} reads.
     *
     * @return the count or the fraction
     */
    @Override
    public String toString() {
        return count > 0 ? Integer.toString(count) : Double.toString(fraction);
    }
}
