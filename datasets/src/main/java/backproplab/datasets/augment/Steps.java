package backproplab.datasets.augment;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a step from text: a name, directly followed by a number or a size where it takes one. */
public final class Steps {
    /** All there is, one line, for messages and help. */
    public static final String KNOWN =
            "cropN (move by up to N pixels), flip, rotateN (degrees), brightnessX, saturationX (0 < X <= 1), "
                    + "resizeN or resizeHxW, rrcN or rrcHxW (random resized crop), rrcN:A (of at least "
                    + "A of the area)";

    /** The largest height or width that an image may be resized to. */
    public static final int MAX_SIDE = 4096;

    private static final int MAX_DEGREES = 180;
    private static final Pattern WORD = Pattern.compile("([a-z]+)(.*)", Pattern.DOTALL);
    private static final Pattern SIZE = Pattern.compile("(\\d{1,4})(?:x(\\d{1,4}))?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    private Steps() {}

    /**
     * Reads one step.
     *
     * @param text such as {@code crop4}
     * @return the step
     * @throws IllegalArgumentException if the name is unknown or the number is missing or out of bounds; the message says what is known
     */
    public static Step parse(String text) {
        Matcher word = WORD.matcher(text);
        String name = word.matches() ? word.group(1) : "";
        String rest = word.matches() ? word.group(2) : "";
        return switch (name) {
            case Flip.NAME -> flip(text, rest);
            case Crop.NAME -> new Crop((int) number(text, rest, 1, MAX_SIDE, true));
            case Rotate.NAME -> new Rotate(number(text, rest, 0, MAX_DEGREES, false));
            case Brightness.NAME -> new Brightness(number(text, rest, 0, 1, false));
            case Saturation.NAME -> new Saturation(number(text, rest, 0, 1, false));
            case Resize.NAME -> size(text, rest, size -> new Resize(size[0], size[1]));
            case ResizedCrop.NAME -> resizedCrop(text, rest);
            default ->
                throw new IllegalArgumentException("Unknown augmentation '" + text + "'.\nKnown: " + KNOWN + ".");
        };
    }

    /**
     * Makes the step that brings images to one size.
     *
     * @param height H of what comes out, at least 1
     * @param width W of what comes out, at least 1
     * @return the step
     */
    public static Step resize(int height, int width) {
        return new Resize(height, width);
    }

    private static Step flip(String text, String rest) {
        if (!rest.isEmpty()) {
            throw bad(text, "flip takes no number");
        }
        return new Flip();
    }

    private static double number(String text, String rest, int low, int high, boolean whole) {
        String kind =
                whole ? "a whole number of " + low + ".." + high : "a number above " + low + " and at most " + high;
        if (!NUMBER.matcher(rest).matches()) {
            throw bad(text, "its name is to be followed by " + kind);
        }
        double value = Double.parseDouble(rest);
        boolean fits = whole ? value >= low && value == Math.rint(value) : value > low;
        if (!fits || value > high) {
            throw bad(text, "it takes " + kind);
        }
        return value;
    }

    private static Step size(String text, String rest, Function<int[], Step> step) {
        Matcher matcher = SIZE.matcher(rest);
        if (!matcher.matches()) {
            throw bad(text, "its name is to be followed by a height, or height and width, as in 64 or 48x64");
        }
        int height = Integer.parseInt(matcher.group(1));
        int width = matcher.group(2) == null ? height : Integer.parseInt(matcher.group(2));
        if (Math.min(height, width) < 1 || Math.max(height, width) > MAX_SIDE) {
            throw bad(text, "height and width are 1.." + MAX_SIDE);
        }
        return step.apply(new int[] {height, width});
    }

    private static Step resizedCrop(String text, String rest) {
        int colon = rest.indexOf(':');
        double area = colon < 0 ? ResizedCrop.LEAST_AREA : number(text, rest.substring(colon + 1), 0, 1, false);
        return size(text, colon < 0 ? rest : rest.substring(0, colon), size -> new ResizedCrop(size[0], size[1], area));
    }

    private static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException(
                "Augmentation '" + text + "' is not understood: " + why + ".\nKnown: " + KNOWN + ".");
    }
}
