package backproplab.datasets.images;

import backproplab.datasets.augment.ImageShape;
import backproplab.datasets.augment.Resampler;

/**
 * A decoded image, as it is to be seen: turned if its EXIF data say so.
 *
 * @param shape C x H x W
 * @param pixels C*H*W unsigned bytes, channel by channel (red, green, blue), row by row
 */
public record Picture(ImageShape shape, byte[] pixels) {
    /** The same in another size, see {@link Resampler}. */
    Picture resizedTo(int height, int width) {
        if (height == shape.height() && width == shape.width()) {
            return this;
        }
        return new Picture(
                new ImageShape(shape.channels(), height, width), Resampler.resize(shape, pixels, height, width));
    }
}
