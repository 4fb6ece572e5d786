package backproplab.datasets.source;

/**
 * How differently the figures of one class are placed: every range of {@link Jitter#map}. Lengths are in pixels, angles in radians; each value is drawn
 * uniformly.
 *
 * @param shift the centre moves by up to this in x and in y
 * @param rotation turns by up to this, either way
 * @param shear slants by up to this: x moves by shear * y
 * @param minRadius smallest half height of a figure
 * @param maxRadius largest half height of a figure
 * @param stretch width over height varies by up to this share, either way
 */
record Pose(double shift, double rotation, double shear, double minRadius, double maxRadius, double stretch) {}
