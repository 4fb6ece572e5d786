package backproplab.datasets;

import backproplab.datasets.images.PixelReader;
import backproplab.datasets.source.DataFormatException;
import java.nio.file.Path;

/** Reads single image files in the form that a trained network takes. */
public final class ImageFiles {
    private final Normalization normalization;
    private final PixelReader reader;

    /**
     * Prepares reading.
     *
     * @param channels C, 1 or 3: a colour image is turned into grey where C is 1, a grey one gets three equal channels where C is 3
     * @param height H that every image is resized to
     * @param width W likewise
     * @param normalization bytes to floats, as in training; its shape must be the same
     * @throws IllegalArgumentException if the normalization is of another shape
     * @throws backproplab.datasets.images.ImageLibraryException if the native libraries that decode images do not load here
     */
    public ImageFiles(int channels, int height, int width, Normalization normalization) {
        if (normalization.featuresPerSample() != channels * height * width) {
            throw new IllegalArgumentException("normalization is for " + normalization.featuresPerSample()
                    + " values per image, not " + channels + "x" + height + "x" + width);
        }
        this.normalization = normalization;
        this.reader = new PixelReader(channels, height, width, true);
    }

    /**
     * Reads one file.
     *
     * @param file a PNG or JPEG file of any size
     * @return C*H*W floats, channel by channel (red, green, blue), row by row
     * @throws DataException if the file is missing, damaged or not supported
     */
    public float[] read(Path file) {
        try {
            float[] values = new float[normalization.featuresPerSample()];
            normalization.apply(reader.read(file), 0, values, 0);
            return values;
        } catch (DataFormatException broken) {
            throw new DataException(broken.getMessage(), broken);
        }
    }
}
