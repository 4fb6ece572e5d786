package backproplab.report.chart;

/**
 * How wide words become: as in DejaVu Sans, which is the widest of the fonts that a chart asks for, so that what fits here fits in the others. Its
 * advance widths are those of the file's table {@code hmtx}.
 */
final class Letters {
    /** What a chart is written in unless it says otherwise: {@value} pixels. */
    static final double SIZE = 13;
    /** What stands back: {@value} pixels. */
    static final double SMALL = 12;
    /** How much wider bold letters are. */
    static final double BOLD = 1.12;

    private static final int FIRST = ' ';
    /** Thousandths of the size, from the blank on. */
    private static final int[] ASCII = {
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636,
                636, 636, 636,
        636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748,
                787, 603, 787,
        695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635,
                634, 278, 278,
        579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838
    };

    private static final String NARROW = "·⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final int NARROW_WIDTH = 401;
    /** Arrows, signs, letters with accents: none is wider than the ellipsis. */
    private static final int OTHER = 1000;
    /** From here on signs are as wide as high, or wider. */
    private static final int WIDE = 0x2E80;

    private static final int WIDE_WIDTH = 1300;

    private Letters() {}

    /** Pixels, in the usual size. */
    static double width(String words) {
        return width(words, SIZE);
    }

    /** Pixels, in another size. */
    static double width(String words, double size) {
        return words.codePoints().map(Letters::width).sum() * size / 1000;
    }

    private static int width(int letter) {
        if (letter >= FIRST && letter < FIRST + ASCII.length) {
            return ASCII[letter - FIRST];
        }
        return NARROW.indexOf(letter) >= 0 ? NARROW_WIDTH : letter < WIDE ? OTHER : WIDE_WIDTH;
    }
}
