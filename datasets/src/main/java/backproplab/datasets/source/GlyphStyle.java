package backproplab.datasets.source;

/**
 * How differently the images of one class are drawn: every knob of the difficulty of {@link Glyphs}. Lengths are in pixels of the 28 x 28 image, ink and noise as a share of white (0..1); each value is drawn uniformly from its range.
 *
 * @param pose where the glyph stands
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
        Pose pose,
        double wobble,
        double minThickness,
        double maxThickness,
        double minInk,
        double maxInk,
        int clutterStrokes,
        double clutterLength,
        double noise) {}
