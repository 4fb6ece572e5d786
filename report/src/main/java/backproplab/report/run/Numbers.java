package backproplab.report.run;

/** Numbers in files that somebody may have edited. */
final class Numbers {
    private Numbers() {}

    /** The number that a text is; NaN for any other. */
    static double parsed(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(text.length() - 1))) {
            // Double.parseDouble takes "1d", "1f", "NaN" and "Infinity", which no table of ours has.
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
