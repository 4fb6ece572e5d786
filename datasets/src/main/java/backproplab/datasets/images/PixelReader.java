package backproplab.datasets.images;

import backproplab.datasets.augment.ImageShape;
import backproplab.datasets.source.DataFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Decodes PNG and JPEG files at their full size, by OpenCV and with the flags that DataVec's NativeImageLoader gives it; the bytes that were checked are
 * those that are decoded. DataVec itself would need sixteen bytes for every byte of a large photo, and finds no file whose name the locale cannot express.
 *
 * <p>Transparency is dropped. A picture that its EXIF data say to turn is turned. A grey file read as colour has three equal channels; a colour file read
 * as grey has 0.299 R + 0.587 G + 0.114 B.
 */
public final class PixelReader {
    private static final int COLOURS = 3;
    private static final int AS_STORED = opencv_imgcodecs.IMREAD_ANYDEPTH | opencv_imgcodecs.IMREAD_ANYCOLOR;

    private final int channels;

    /**
     * Prepares reading.
     *
     * @param channels 1 or 3
     * @throws ImageLibraryException if the native libraries do not load
     */
    public PixelReader(int channels) {
        if (channels != 1 && channels != COLOURS) {
            throw new IllegalArgumentException("cannot read images of " + channels + " channels: 1 or 3");
        }
        this.channels = channels;
        NativeLibraries.ensureAvailable();
    }

    /**
     * Reads one image.
     *
     * @param file a PNG or JPEG file
     * @return what is to be seen
     * @throws DataFormatException if the file is missing, damaged or not supported
     */
    public Picture read(Path file) throws DataFormatException {
        ByteBuffer content = ImageContent.read(file);
        ImageHeader.of(file, content);
        byte[] bytes = content.array();
        if (JpegCheck.fits(content)) {
            bytes = JpegCheck.withEndMark(bytes);
            JpegData.check(file, bytes);
        }
        try (Mat encoded = new Mat(bytes);
                Mat stored = opencv_imgcodecs.imdecode(encoded, AS_STORED);
                Mat image = new Mat()) {
            if (stored.empty()) {
                throw new DataFormatException(ImageFault.broken(file, "cannot be decoded"));
            }
            if (stored.channels() == channels) {
                return picture(stored);
            }
            opencv_imgproc.cvtColor(
                    stored, image, channels == 1 ? opencv_imgproc.COLOR_BGR2GRAY : opencv_imgproc.COLOR_GRAY2BGR);
            return picture(image);
        } catch (RuntimeException failed) {
            throw new DataFormatException(ImageFault.broken(file, "cannot be decoded"), failed);
        }
    }

    private static Picture picture(Mat image) {
        ImageShape shape = new ImageShape(image.channels(), image.rows(), image.cols());
        byte[] interleaved = new byte[shape.values()];
        image.data().get(interleaved);
        return new Picture(shape, planes(interleaved, shape));
    }

    /** Blue, green, red pixel by pixel becomes red, green, blue plane by plane. */
    private static byte[] planes(byte[] interleaved, ImageShape shape) {
        if (shape.channels() == 1) {
            return interleaved;
        }
        byte[] planes = new byte[interleaved.length];
        int plane = shape.plane();
        for (int c = 0; c < COLOURS; c++) {
            for (int i = 0; i < plane; i++) {
                planes[c * plane + i] = interleaved[i * COLOURS + COLOURS - 1 - c];
            }
        }
        return planes;
    }
}
