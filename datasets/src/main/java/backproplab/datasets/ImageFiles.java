package backproplab.datasets;

import backproplab.datasets.augment.ImageShape;
import backproplab.datasets.images.Picture;
import backproplab.datasets.images.PixelReader;
import backproplab.datasets.source.DataFormatException;
import java.nio.file.Path;

/** Reads single image files in the form that a trained network takes. */
public final class ImageFiles {
    private final int channels;
    private final Augmentation preparation;
    private final Normalization normalization;
    private final PixelReader reader;

    /**
     * Prepares reading.
     *
     * @param channels C, 1 or 3: a colour image is turned into grey where C is 1, a grey one gets three equal channels where C is 3
     * @param preparation what brings an image of any size to the size that the normalization is for, without chance, see
     *     {@link Augmentation#preparation}
     * @param normalization bytes to floats, as in training
     * @throws IllegalArgumentException if the normalization is for images of another shape than come out of the preparation
     * @throws backproplab.datasets.images.ImageLibraryException if the native libraries that decode images do not load here
     */
    public ImageFiles(int channels, Augmentation preparation, Normalization normalization) {
        ImageShape shape = preparation.chain(new ImageShape(channels, 1, 1)).outputShape();
        if (normalization.featuresPerSample() != shape.values()) {
            throw new IllegalArgumentException(
                    "normalization is for " + normalization.featuresPerSample() + " values per image, not " + shape);
        }
        this.channels = channels;
        this.preparation = preparation;
        this.normalization = normalization;
        this.reader = new PixelReader(channels);
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
            Picture picture = reader.read(file);
            byte[] prepared = preparation.chain(picture.shape()).apply(picture.pixels(), 0, 0);
            normalization.apply(prepared, 0, values, 0);
            return values;
        } catch (DataFormatException broken) {
            throw new DataException(broken.getMessage(), broken);
        }
    }
}
