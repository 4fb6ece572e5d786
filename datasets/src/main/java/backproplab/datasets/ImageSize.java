package backproplab.datasets;

import backproplab.datasets.augment.Steps;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Height and width of an image in pixels.
 *
 * @param height H, 1..{@value #MAX_SIDE}
 * @param width W, 1..{@value #MAX_SIDE}
 */
public record ImageSize(int height, int width) {
    /** The largest height or width. */
    public static final int MAX_SIDE = Steps.MAX_SIDE;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})(?:x(\\d{1,4}))?");

    /**
     * Checks both.
     *
     * @param height H
     * @param width W
     * @throws SettingException if one is outside 1..{@value #MAX_SIDE}
     */
    public ImageSize {
        if (height < 1 || width < 1 || height > MAX_SIDE || width > MAX_SIDE) {
            throw new SettingException(
                    "Image size " + height + "x" + width + " is outside 1.." + MAX_SIDE + " in height or width.");
        }
    }

    /**
     * Reads a size.
     *
     * @param text {@code 64} for a square, or {@code 48x64} for height and width
     * @return the size
     * @throws SettingException if the text is no size, or one out of bounds
     */
    public static ImageSize parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new SettingException("Image size '" + text
                    + "' is not understood: write a height, or height and width, as in 64 or 48x64.");
        }
        int height = Integer.parseInt(matcher.group(1));
        return new ImageSize(height, matcher.group(2) == null ? height : Integer.parseInt(matcher.group(2)));
    }

    /**
     * Returns height and width, as in {@code 48x64}.
     *
     * @return text that {@link #parse} understands
     */
    @Override
    public String toString() {
        return height + "x" + width;
    }
}
