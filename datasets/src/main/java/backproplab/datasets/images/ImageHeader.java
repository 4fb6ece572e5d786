package backproplab.datasets.images;

import backproplab.datasets.source.DataFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * What an image file says of itself, after its whole structure has been checked: in a PNG the parts follow each other without a gap up to the end mark, and
 * all checksums fit; in a JPEG no part is longer than the file. What cannot be seen without decoding is for {@link PixelReader} to find.
 *
 * @param width pixels per row, as stored
 * @param height rows, as stored
 * @param grey true if the image has brightness only (and perhaps transparency)
 */
record ImageHeader(int width, int height, boolean grey) {
    /** More pixels than this are not believed: decoding them takes 192 MB. */
    static final long MAX_PIXELS = 64_000_000;

    /**
     * Reads and checks a file, whatever its name says it is.
     *
     * @throws DataFormatException if it is neither PNG nor JPEG, is damaged, or has a form that is not supported
     */
    static ImageHeader read(Path file) throws DataFormatException {
        return of(file, ImageContent.read(file));
    }

    /** Checks a file that has been read. */
    static ImageHeader of(Path file, ByteBuffer content) throws DataFormatException {
        return PngCheck.fits(content) ? new PngCheck(file, content).header() : new JpegCheck(file, content).header();
    }

    /** Makes a header of sizes that are positive and not absurd. */
    static ImageHeader of(Path file, long width, long height, boolean grey, int offset) throws DataFormatException {
        if (width < 1 || height < 1 || width > MAX_PIXELS || height > MAX_PIXELS || width * height > MAX_PIXELS) {
            throw new DataFormatException(ImageFault.unsupported(
                    file,
                    "announces " + width + " x " + height + " pixels at offset " + offset + ", outside 1.." + MAX_PIXELS
                            + " in all",
                    "Make it smaller, or leave it out."));
        }
        return new ImageHeader((int) width, (int) height, grey);
    }
}
