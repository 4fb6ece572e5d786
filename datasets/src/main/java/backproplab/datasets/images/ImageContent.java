package backproplab.datasets.images;

import backproplab.datasets.source.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The bytes of a PNG or JPEG file, whatever its name says it is; all else is told by what it begins with. */
final class ImageContent {
    /** No file of more bytes is read: the most pixels that are believed, uncompressed, need less. */
    static final long MAX_BYTES = 1 << 28;

    private static final int START_BYTES = 16;
    private static final int SHOWN_BYTES = 4;
    private static final int LATER = 4;

    /** What files are that have the wrong name, by their first bytes in Latin-1; in the order of trial. */
    private static final Map<String, String> STARTS = new LinkedHashMap<>();

    static {
        STARTS.put("GIF8", "GIF");
        STARTS.put("BM", "BMP");
        STARTS.put("II*\0", "TIFF");
        STARTS.put("MM\0*", "TIFF");
        STARTS.put("RIFF", "WebP");
        STARTS.put("%PDF", "PDF");
        STARTS.put("PK\3\4", "a ZIP archive");
        STARTS.put("\u001f\u008b", "compressed by gzip");
        STARTS.put("version https://", "a pointer of Git LFS (git lfs pull brings the image)");
        STARTS.put("<!doctype html", "an HTML page");
        STARTS.put("<html", "an HTML page");
        STARTS.put("<svg", "SVG");
        STARTS.put("<?xml", "XML, perhaps SVG");
    }

    private ImageContent() {}

    /**
     * Reads a file.
     *
     * @throws DataFormatException if it cannot be read, is neither PNG nor JPEG, or too large
     */
    static ByteBuffer read(Path file) throws DataFormatException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(START_BYTES);
            ByteBuffer content = ByteBuffer.wrap(start);
            if (!PngCheck.fits(content) && !JpegCheck.fits(content)) {
                throw new DataFormatException(other(file, start));
            }
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new DataFormatException(ImageFault.unsupported(
                        file, "has " + size + " bytes, more than " + MAX_BYTES, "Make it smaller, or leave it out."));
            }
            byte[] rest = in.readAllBytes();
            byte[] all = Arrays.copyOf(start, start.length + rest.length);
            System.arraycopy(rest, 0, all, start.length, rest.length);
            return ByteBuffer.wrap(all);
        } catch (DataFormatException known) {
            throw known;
        } catch (IOException failed) {
            throw new DataFormatException(ImageFault.broken(file, "cannot be read: " + failed), failed);
        }
    }

    private static String other(Path file, byte[] start) {
        if (start.length == 0) {
            return ImageFault.broken(file, "is empty");
        }
        return kind(start)
                .map(kind -> ImageFault.unsupported(
                        file, "is " + kind + ", neither PNG nor JPEG", "Save it as PNG or JPEG, or leave it out."))
                .orElseGet(() -> ImageFault.broken(
                        file,
                        "is neither PNG nor JPEG: it starts with 0x"
                                + HexFormat.of().formatHex(Arrays.copyOf(start, Math.min(SHOWN_BYTES, start.length)))));
    }

    private static Optional<String> kind(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("ftyp", LATER)) {
            return Optional.of("HEIC, AVIF or a video");
        }
        return STARTS.entrySet().stream()
                .filter(each -> text.regionMatches(
                        true, 0, each.getKey(), 0, each.getKey().length()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
