package backproplab.datasets.images;

import backproplab.datasets.source.DataFormatException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.datavec.api.io.labels.ParentPathLabelGenerator;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.datavec.image.recordreader.ImageRecordReader;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Decodes PNG and JPEG files through DataVec's ImageRecordReader into unsigned bytes, channel by channel, row by row (CHW), in the order red, green, blue.
 * DataVec itself gives blue, green, red.
 *
 * <p>Resizing is OpenCV's bilinear interpolation with half-pixel centres, without smoothing when an image shrinks. Transparency is dropped. A picture
 * that its EXIF data say to turn is turned. A grey file read as colour has three equal channels; a colour file read as grey has 0.299 R + 0.587 G +
 * 0.114 B.
 */
public final class PixelReader {
    private static final int COLOURS = 3;
    /** DataVec leaves the size of an image as it is for sizes below one. */
    private static final int AS_IT_IS = -1;

    private final int channels;
    private final int height;
    private final int width;
    private final boolean resize;

    /**
     * Prepares reading images of one shape.
     *
     * @param channels 1 or 3
     * @param height H, at least 1
     * @param width W, at least 1
     * @param resize true to bring every image to H x W, false to refuse one that is not
     * @throws ImageLibraryException if the native libraries do not load
     */
    public PixelReader(int channels, int height, int width, boolean resize) {
        if (channels != 1 && channels != COLOURS || height < 1 || width < 1) {
            throw new IllegalArgumentException("cannot read images as " + channels + "x" + height + "x" + width
                    + ": 1 or 3 channels, sizes of at least 1");
        }
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.resize = resize;
        NativeLibraries.ensureAvailable();
    }

    /**
     * Reads one image.
     *
     * @param file a PNG or JPEG file
     * @return C*H*W unsigned bytes
     * @throws DataFormatException if the file is missing, damaged, not supported or of another size
     */
    public byte[] read(Path file) throws DataFormatException {
        ImageHeader.read(file);
        byte[] pixels = new byte[channels * height * width];
        read(List.of(file), pixels, new int[1]);
        return pixels;
    }

    /**
     * Reads files whose structure has been checked.
     *
     * @param files N files
     * @param pixels receives N*C*H*W bytes
     * @param labels receives N numbers: the place of the file's folder among the names of all the files' folders, sorted
     */
    void read(List<Path> files, byte[] pixels, int[] labels) throws DataFormatException {
        ImageRecordReader reader = new ImageRecordReader(
                resize ? height : AS_IT_IS, resize ? width : AS_IT_IS, channels, new ParentPathLabelGenerator());
        reader.setLogLabelCountOnInit(false);
        List<URI> locations = files.stream().map(Path::toUri).toList();
        try {
            reader.initialize(new CollectionInputSplit(locations));
        } catch (IOException failed) {
            throw new DataFormatException(ImageFault.broken(files.get(0), "cannot be read: " + failed), failed);
        }
        for (int n = 0; n < labels.length; n++) {
            List<Writable> record = next(reader, files.get(n));
            labels[n] = record.get(1).toInt();
            try (INDArray image = ((NDArrayWritable) record.get(0)).get()) {
                copy(image, files.get(n), pixels, n);
            }
        }
    }

    private static List<Writable> next(ImageRecordReader reader, Path file) throws DataFormatException {
        try {
            return reader.next();
        } catch (RuntimeException | LinkageError failed) {
            // The libraries are there; a linkage error means that OpenCV gave up and DataVec turned to Leptonica, which
            // is left out.
            throw new DataFormatException(ImageFault.broken(file, "cannot be decoded"), failed);
        }
    }

    private void copy(INDArray image, Path file, byte[] pixels, int n) throws DataFormatException {
        long rows = image.size(2);
        long columns = image.size(3);
        if (rows != height || columns != width) {
            throw new DataFormatException(ImageFault.unsupported(
                    file,
                    "is " + rows + "x" + columns + " when decoded, not " + height + "x" + width,
                    "Give all images one size with --image-size."));
        }
        float[] values = image.ravel().toFloatVector();
        int plane = height * width;
        for (int c = 0; c < channels; c++) {
            int from = (channels - 1 - c) * plane;
            int to = (n * channels + c) * plane;
            for (int i = 0; i < plane; i++) {
                pixels[to + i] = (byte) (int) values[from + i];
            }
        }
    }
}
