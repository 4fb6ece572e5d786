package backproplab.datasets.images;

import backproplab.datasets.augment.ImageShape;
import backproplab.datasets.source.DataFormatException;
import backproplab.datasets.source.LabelledImages;
import java.nio.file.Path;
import java.util.List;

/** Decodes the images of a folder, all into one shape. */
final class FolderPixels {
    private static final int COLOURS = 3;

    private final Path root;
    private final boolean resize;
    private final PixelReader reader;
    /** The first image, whose size the others must have if they are not resized. */
    private final Path first;

    private final ImageShape shape;

    /**
     * Checks every file and finds the shape that all of them get.
     *
     * @param root the folder, for messages
     * @param files all images
     * @param height H that they are resized to; 0 for that of the first
     * @param width W likewise
     * @throws DataFormatException if a file cannot be used; all such files are named
     */
    FolderPixels(Path root, List<Path> files, int height, int width) throws DataFormatException {
        this.root = root;
        this.first = files.get(0);
        this.resize = height > 0;
        boolean[] colour = new boolean[1];
        Faults faults = new Faults(root);
        for (Path file : files) {
            faults.collect(() -> colour[0] |= !ImageHeader.read(file).grey());
        }
        faults.check();
        this.reader = new PixelReader(colour[0] ? COLOURS : 1);
        // Decoded, since the header of a photo that is to be turned does not say how it is to be seen.
        this.shape = resize
                ? new ImageShape(colour[0] ? COLOURS : 1, height, width)
                : reader.read(first).shape();
    }

    /**
     * Decodes one part.
     *
     * @throws DataFormatException if a file cannot be used, all such files are named; or if there are more pixels than one array holds
     */
    LabelledImages of(ClassFolders part) throws DataFormatException {
        List<Path> files = part.files();
        long bytes = (long) files.size() * shape.values();
        if (bytes > LabelledImages.MAX_BYTES) {
            throw new DataFormatException("Too many pixels: " + files.size() + " images of " + shape.height() + "x"
                    + shape.width() + " in " + root + " need " + bytes + " bytes, more than " + LabelledImages.MAX_BYTES
                    + ".\nMake them smaller with --image-size, or use fewer.");
        }
        byte[] pixels = new byte[(int) bytes];
        Faults faults = new Faults(root);
        for (int n = 0; n < files.size(); n++) {
            Path file = files.get(n);
            int to = n * shape.values();
            faults.collect(() -> System.arraycopy(inShape(file), 0, pixels, to, shape.values()));
        }
        faults.check();
        int[] labels = part.labels().stream().mapToInt(Integer::intValue).toArray();
        return new LabelledImages(shape.channels(), shape.height(), shape.width(), part.classes(), pixels, labels);
    }

    private byte[] inShape(Path file) throws DataFormatException {
        Picture picture = reader.read(file);
        if (!resize && !picture.shape().equals(shape)) {
            throw new DataFormatException("Images differ in size: " + first + " is " + size(shape) + ", " + file
                    + " is " + size(picture.shape()) + ".\nGive all of them one size with --image-size.");
        }
        return picture.resizedTo(shape.height(), shape.width()).pixels();
    }

    /** Height x width, as sizes are written everywhere here. */
    private static String size(ImageShape shape) {
        return shape.height() + "x" + shape.width();
    }
}
