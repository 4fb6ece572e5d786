package backproplab.experiments.remote;

import backproplab.datasets.Dataset;
import backproplab.datasets.TrainTest;
import backproplab.files.failure.UserException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Decoded images, labels and names as one array of bytes, so that a machine which has no data set can train with them. */
public final class ImageBytes {
    /** Room for names: {@value} bytes. */
    private static final int NAMES = 1 << 20;

    private ImageBytes() {}

    /**
     * Writes both parts.
     *
     * @param images what is sent
     * @return a little more than a byte for each pixel
     * @throws UserException with code 4 if that is more than an array holds, 2 GB
     */
    public static byte[] of(TrainTest images) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size(bytes(images.train()) + bytes(images.test())));
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(images.origin());
            out.writeBoolean(images.embedded());
            write(out, images.train());
            write(out, images.test());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Of pixels and labels. */
    private static long bytes(Dataset part) {
        return part.pixels().length + (long) Integer.BYTES * part.size();
    }

    /** With room for names and sizes. */
    static int size(long bytes) {
        if (bytes > Integer.MAX_VALUE - 2L * NAMES) {
            throw UserException.environment(String.format(
                    Locale.ROOT,
                    "These images are %.1f GB, and at most 2 GB can be sent to other machines.\nTrain without"
                            + " --cluster, or with smaller or fewer images.",
                    bytes / 1e9));
        }
        return (int) bytes + NAMES;
    }

    /**
     * A name that tells images apart, whatever they are called: a digest of what {@link #of} wrote.
     *
     * @param bytes what {@link #of} wrote
     * @return the same for equal bytes
     */
    public static String name(byte[] bytes) {
        MessageDigest digest = Sha256.begin();
        digest.update(bytes);
        return "images-" + Sha256.digits(digest);
    }

    private static void write(DataOutputStream out, Dataset part) throws IOException {
        out.writeUTF(part.name());
        out.writeInt(part.channels());
        out.writeInt(part.height());
        out.writeInt(part.width());
        out.writeInt(part.classes());
        for (String name : part.classNames()) {
            out.writeUTF(name);
        }
        out.writeInt(part.size());
        ByteBuffer labels = ByteBuffer.allocate(Integer.BYTES * part.size());
        labels.asIntBuffer().put(part.labels());
        out.write(labels.array());
        out.write(part.pixels());
    }

    /**
     * Reads both parts.
     *
     * @param bytes what {@link #of} wrote
     * @return the same images
     */
    public static TrainTest read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String origin = in.readUTF();
            boolean embedded = in.readBoolean();
            Dataset train = part(in);
            return new TrainTest(train, part(in), origin, embedded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dataset part(DataInputStream in) throws IOException {
        String name = in.readUTF();
        int channels = in.readInt();
        int height = in.readInt();
        int width = in.readInt();
        int classes = in.readInt();
        List<String> classNames = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            classNames.add(in.readUTF());
        }
        int[] labels = new int[in.readInt()];
        ByteBuffer.wrap(in.readNBytes(Integer.BYTES * labels.length))
                .asIntBuffer()
                .get(labels);
        byte[] pixels = in.readNBytes(labels.length * channels * height * width);
        return new Dataset(name, channels, height, width, classNames, pixels, labels);
    }
}
