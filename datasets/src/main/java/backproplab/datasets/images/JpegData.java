package backproplab.datasets.images;

import backproplab.datasets.source.DataFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Finds a JPEG file whose compressed data end before the picture does. OpenCV paints the rest grey and says nothing; the JDK's reader is the same library
 * beneath, and warns.
 */
final class JpegData implements IIOReadWarningListener {
    /** Pixels that are kept of what is decoded to look for warnings: one of so many in each direction. */
    private static final int SPARSE = 64;

    private boolean cut;

    private JpegData() {}

    /**
     * Decodes a file without keeping it.
     *
     * @param bytes of the file, an end mark included
     * @throws DataFormatException if its data end too early
     */
    static void check(Path file, byte[] bytes) throws DataFormatException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        JpegData listener = new JpegData();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.addIIOReadWarningListener(listener);
            reader.setInput(in, true, true);
            ImageReadParam sparse = reader.getDefaultReadParam();
            sparse.setSourceSubsampling(SPARSE, SPARSE, 0, 0);
            reader.readRaster(0, sparse);
        } catch (IOException | RuntimeException notForThisReader) {
            // OpenCV, which takes more, has the last word.
            return;
        } finally {
            reader.dispose();
        }
        if (listener.cut) {
            throw new DataFormatException(
                    ImageFault.broken(file, "is cut off: its data end before the picture is complete"));
        }
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        cut |= warning.contains("premature end of data");
    }
}
