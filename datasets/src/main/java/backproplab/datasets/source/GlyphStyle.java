package backproplab.datasets.source;

/**
 * How differently the images of one class are drawn: every knob of the difficulty of {@link Glyphs}. Lengths are in pixels of the 28 x 28 image, angles
 * in radians, ink and noise as a share of white (0..1); each value is drawn uniformly from its range.
 *
 * @param shift the centre moves by up to this in x and in y
 * @param rotation turns by up to this, either way
 * @param shear slants by up to this: x moves by shear * y
 * @param minRadius smallest half height of a glyph
 * @param maxRadius largest half height of a glyph
 * @param stretch width over height varies by up to this share, either way
 * @param wobble each control point moves by up to this share of the radius
 * @param minThickness thinnest stroke
 * @param maxThickness thickest stroke
 * @param minInk faintest stroke
 * @param maxInk brightest stroke
 * @param clutterStrokes up to this many short straight strokes that mean nothing
 * @param clutterLength longest of them
 * @param noise each pixel gets up to this, either way
 */
record GlyphStyle(
        double shift,
        double rotation,
        double shear,
        double minRadius,
        double maxRadius,
        double stretch,
        double wobble,
        double minThickness,
        double maxThickness,
        double minInk,
        double maxInk,
        int clutterStrokes,
        double clutterLength,
        double noise) {}
