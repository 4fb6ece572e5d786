package backproplab.datasets.source;

/**
 * The embedded set: ten classes of hand-like strokes on 1 x 28 x 28, drawn by code from a seed, without fonts, files or label noise.
 *
 * <p>Classes take turns, so every class has a tenth of the images. Equal seeds give equal bytes on every JVM: beside {@link Jitter}, all is + - * / and
 * sqrt.
 */
public final class Glyphs {
    /** Height and width of an image. */
    public static final int SIZE = 28;
    /** Images in the training part. */
    public static final int TRAIN_IMAGES = 10_000;
    /** Images in the test part. */
    public static final int TEST_IMAGES = 2_000;
    /** Seed of the published set. */
    public static final long SEED = 7;

    /**
     * Tuned so that a linear model, an MLP and a CNN come out clearly apart. Test accuracy over three initializations (9,000 images, standardized, SGD
     * with rate 0.1, batches of 64, 5 epochs): linear 71 to 73 %, 784-128-256-10 with ReLU 92 %, 3x3x8 convolution with 128 hidden units 95.5 to 96 %.
     */
    static final GlyphStyle STYLE =
            new GlyphStyle(new Pose(3, 0.3, 0.25, 7, 9.5, 0.2), 0.12, 1, 2.2, 0.6, 1, 4, 6, 0.1);

    /** Straight pieces per pair of control points. */
    private static final int PIECES = 4;

    private final Jitter random;
    private final GlyphStyle style;
    private final Canvas canvas = new Canvas(SIZE);

    private Glyphs(long seed, GlyphStyle style) {
        this.random = new Jitter(seed);
        this.style = style;
    }

    /**
     * Draws the training part.
     *
     * @return {@value #TRAIN_IMAGES} images
     */
    public static LabelledImages train() {
        return draw(TRAIN_IMAGES, SEED, STYLE);
    }

    /**
     * Draws the test part, from a stream of its own.
     *
     * @return {@value #TEST_IMAGES} images
     */
    public static LabelledImages test() {
        return draw(TEST_IMAGES, ~SEED, STYLE);
    }

    static LabelledImages draw(int images, long seed, GlyphStyle style) {
        Glyphs glyphs = new Glyphs(seed, style);
        byte[] pixels = new byte[images * SIZE * SIZE];
        int[] labels = new int[images];
        for (int n = 0; n < images; n++) {
            labels[n] = n % GlyphShapes.NAMES.size();
            glyphs.drawOne(labels[n], pixels, n * SIZE * SIZE);
        }
        return new LabelledImages(1, SIZE, SIZE, GlyphShapes.NAMES, pixels, labels);
    }

    private void drawOne(int label, byte[] pixels, int from) {
        canvas.clear();
        double thickness = random.between(style.minThickness(), style.maxThickness());
        double ink = random.between(style.minInk(), style.maxInk());
        double[] map = random.map(SIZE, style.pose());
        for (double[][] stroke : GlyphShapes.of(label)) {
            curve(placed(stroke, map), thickness, ink);
        }
        clutter();
        for (int i = 0; i < SIZE * SIZE; i++) {
            double value = canvas.at(i) + style.noise() * random.noise();
            pixels[from + i] = Jitter.toByte(value);
        }
    }

    private double[][] placed(double[][] stroke, double[] map) {
        double[][] points = new double[stroke.length][];
        for (int p = 0; p < points.length; p++) {
            double x = stroke[p][0] + random.between(-style.wobble(), style.wobble());
            double y = stroke[p][1] + random.between(-style.wobble(), style.wobble());
            points[p] = new double[] {map[0] * x + map[1] * y + map[2], map[3] * x + map[4] * y + map[5]};
        }
        return points;
    }

    /** Draws a Catmull-Rom curve through the points; the end points count twice. */
    private void curve(double[][] points, double thickness, double ink) {
        double[] last = points[0];
        for (int p = 0; p + 1 < points.length; p++) {
            double[] before = points[Math.max(0, p - 1)];
            double[] after = points[Math.min(points.length - 1, p + 2)];
            for (int piece = 1; piece <= PIECES; piece++) {
                double t = (double) piece / PIECES;
                double[] next = {
                    catmullRom(before[0], points[p][0], points[p + 1][0], after[0], t),
                    catmullRom(before[1], points[p][1], points[p + 1][1], after[1], t)
                };
                canvas.line(last[0], last[1], next[0], next[1], thickness, ink);
                last = next;
            }
        }
    }

    private static double catmullRom(double a, double b, double c, double d, double t) {
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }

    private void clutter() {
        int strokes = random.upTo(style.clutterStrokes());
        for (int s = 0; s < strokes; s++) {
            double x = random.between(0, SIZE - 1);
            double y = random.between(0, SIZE - 1);
            double half = style.clutterLength() / 2;
            canvas.line(
                    x,
                    y,
                    x + random.between(-half, half),
                    y + random.between(-half, half),
                    random.between(style.minThickness(), style.maxThickness()),
                    random.between(style.minInk(), style.maxInk()));
        }
    }
}
