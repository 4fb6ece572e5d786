package backproplab.report.page;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Images as PNG (ISO/IEC 15948), in addresses that hold all their bytes. */
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int GREY = 0;
    private static final int COLOUR = 2;

    private Png() {}

    /**
     * An address that holds the image.
     *
     * @param image the image
     * @return a data address
     */
    public static String address(Pictures.Pixels image) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes(image));
    }

    static byte[] bytes(Pictures.Pixels image) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write(SIGNATURE);
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(head);
            fields.writeInt(image.width());
            fields.writeInt(image.height());
            // Eight bits, the colours, then the only compression, filtering and order there are, all 0.
            fields.write(new byte[] {8, (byte) (image.channels() == 1 ? GREY : COLOUR), 0, 0, 0});
            chunk(file, "IHDR", head.toByteArray());
            chunk(file, "IDAT", deflated(lines(image)));
            chunk(file, "IEND", new byte[0]);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pixel by pixel, before each line a 0: it is not filtered. */
    private static byte[] lines(Pictures.Pixels image) {
        int channels = image.channels();
        int plane = image.width() * image.height();
        byte[] lines = new byte[image.height() * (1 + image.width() * channels)];
        int next = 0;
        for (int y = 0; y < image.height(); y++) {
            next++;
            for (int x = 0; x < image.width(); x++) {
                for (int channel = 0; channel < channels; channel++) {
                    lines[next++] = image.values()[channel * plane + y * image.width() + x];
                }
            }
        }
        return lines;
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[4096];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        DataOutputStream fields = new DataOutputStream(file);
        fields.writeInt(content.length);
        fields.write(name);
        fields.write(content);
        fields.writeInt((int) sum.getValue());
    }
}
