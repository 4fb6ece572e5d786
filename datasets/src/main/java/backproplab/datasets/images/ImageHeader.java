package backproplab.datasets.images;

import backproplab.datasets.source.DataFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What an image file says of itself, after its whole structure has been checked.
 *
 * <p>The decoder beneath DataVec fills what a damaged file lacks with grey and goes on; so a file is refused here unless its parts follow each other
 * without a gap up to its end mark (and, in a PNG, all checksums fit). What cannot be seen without decoding, such as a flipped bit within the data of a
 * JPEG, is not found.
 *
 * @param width pixels per row, as stored
 * @param height rows, as stored
 * @param grey true if the image has brightness only (and perhaps transparency)
 */
record ImageHeader(int width, int height, boolean grey) {
    /** More pixels than this are not believed: decoding them takes 192 MB. */
    static final long MAX_PIXELS = 1 << 26;

    private static final int SHOWN_BYTES = 4;

    /**
     * Reads and checks a file, whatever its name says it is.
     *
     * @throws DataFormatException if it is neither PNG nor JPEG, is damaged, or has a form that is not supported
     */
    static ImageHeader read(Path file) throws DataFormatException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new DataFormatException(ImageFault.broken(file, "cannot be read: " + failed), failed);
        }
        ByteBuffer content = ByteBuffer.wrap(bytes);
        if (PngCheck.fits(content)) {
            return new PngCheck(file, content).header();
        }
        if (JpegCheck.fits(content)) {
            return new JpegCheck(file, content).header();
        }
        String start = HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(SHOWN_BYTES, bytes.length)));
        throw new DataFormatException(ImageFault.broken(
                file, bytes.length == 0 ? "is empty" : "is neither PNG nor JPEG: it starts with 0x" + start));
    }

    /** Makes a header of sizes that are positive and not absurd. */
    static ImageHeader of(Path file, long width, long height, boolean grey, int offset) throws DataFormatException {
        if (width < 1 || height < 1 || width > MAX_PIXELS || height > MAX_PIXELS || width * height > MAX_PIXELS) {
            throw new DataFormatException(ImageFault.unsupported(
                    file,
                    "announces " + width + " x " + height + " pixels at offset " + offset + ", outside 1.." + MAX_PIXELS
                            + " in all",
                    "Make it smaller, or delete it."));
        }
        return new ImageHeader((int) width, (int) height, grey);
    }

    /** Height x width, as sizes are written everywhere here. */
    String size() {
        return height + "x" + width;
    }
}
