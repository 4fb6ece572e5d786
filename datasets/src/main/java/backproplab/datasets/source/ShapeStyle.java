package backproplab.datasets.source;

/**
 * How differently the images of one class are drawn: every knob of the difficulty of {@link Shapes}. Lengths are in pixels of the 32 x 32 image,
 * colours and noise as a share of full brightness (0..1); each value is drawn uniformly from its range.
 *
 * @param pose where the shape stands
 * @param maxGround brightest background of a channel
 * @param slope each channel's background rises by up to this from one edge to the other, either way, in x and in y
 * @param minContrast the shape is brighter than the background by at least this in every channel
 * @param maxContrast and by at most this
 * @param clutterDiscs up to this many small discs that mean nothing
 * @param minClutter smallest radius of them
 * @param maxClutter largest radius of them
 * @param noise each value gets up to this, either way
 */
record ShapeStyle(
        Pose pose,
        double maxGround,
        double slope,
        double minContrast,
        double maxContrast,
        int clutterDiscs,
        double minClutter,
        double maxClutter,
        double noise) {}
