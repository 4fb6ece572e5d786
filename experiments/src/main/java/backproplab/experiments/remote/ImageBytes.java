package backproplab.experiments.remote;

import backproplab.datasets.Dataset;
import backproplab.datasets.TrainTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Decoded images, labels and names as one array of bytes, so that a machine which has no data set can train with them. */
public final class ImageBytes {
    private ImageBytes() {}

    /**
     * Writes both parts.
     *
     * @param images what is sent
     * @return a little more than a byte for each pixel
     * @throws IllegalArgumentException if that is more than an array holds, 2 GB
     */
    public static byte[] of(TrainTest images) {
        long size = (long) images.train().pixels().length + images.test().pixels().length;
        if (size > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException(size + " pixels are too many to send");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) size + 1024 * 1024);
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
        ByteBuffer.wrap(in.readNBytes(Integer.BYTES * labels.length)).asIntBuffer().get(labels);
        byte[] pixels = in.readNBytes(labels.length * channels * height * width);
        return new Dataset(name, channels, height, width, classNames, pixels, labels);
    }
}
