package backproplab.datasets;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How bytes become floats; {@link Normalization} evaluates the formulas. */
public enum NormalizeMode {
    /** The raw value, 0..255. */
    NONE,
    /** x / 255, so 0..1. */
    SCALE,
    /** x / 255 minus the training mean of that very pixel (a mean image of C*H*W values). */
    MEAN,
    /** (x / 255 - mean) / std with one mean and one standard deviation per channel, as torchvision's Normalize does. */
    MEAN_STD;

    /**
     * Returns the word used on the command line.
     *
     * @return {@code none}, {@code scale}, {@code mean} or {@code mean-std}
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Finds a mode by its token.
     *
     * @param token a word such as {@code mean-std}
     * @return the mode
     * @throws SettingException if there is none of that name
     */
    public static NormalizeMode parse(String token) {
        for (NormalizeMode mode : values()) {
            if (mode.token().equals(token)) {
                return mode;
            }
        }
        String known = Arrays.stream(values()).map(NormalizeMode::token).collect(Collectors.joining(", "));
        throw new SettingException("Unknown normalization '" + token + "': choose one of " + known + ".");
    }
}
