package backproplab.datasets.images;

import backproplab.datasets.augment.ImageShape;
import backproplab.datasets.source.DataFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
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
        byte[] planes = new byte[shape.values()];
        // Row by row, so that a large picture is not in memory twice.
        byte[] row = new byte[shape.channels() * shape.width()];
        try (BytePointer data = new BytePointer(image.data())) {
            for (int y = 0; y < shape.height(); y++) {
                data.position((long) y * row.length).get(row);
                toPlanes(row, shape, planes, y * shape.width());
            }
        }
        return new Picture(shape, planes);
    }

    /** Blue, green, red pixel by pixel becomes red, green, blue plane by plane. */
    private static void toPlanes(byte[] row, ImageShape shape, byte[] planes, int at) {
        int channels = shape.channels();
        for (int c = 0; c < channels; c++) {
            for (int x = 0; x < shape.width(); x++) {
                planes[c * shape.plane() + at + x] = row[x * channels + channels - 1 - c];
            }
        }
    }
}
