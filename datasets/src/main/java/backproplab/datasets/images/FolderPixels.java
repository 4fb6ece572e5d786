package backproplab.datasets.images;

import backproplab.datasets.augment.ImageShape;
import backproplab.datasets.source.DataFormatException;
import backproplab.datasets.source.LabelledImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        boolean colour = false;
        Faults faults = new Faults(root);
        for (Path file : files) {
            colour |= faults.collect(() -> ImageHeader.read(file))
                    .filter(header -> !header.grey())
                    .isPresent();
        }
        faults.check();
        this.reader = new PixelReader(colour ? COLOURS : 1);
        // Decoded, since the header of a photo that is to be turned does not say how it is to be seen.
        this.shape = resize
                ? new ImageShape(colour ? COLOURS : 1, height, width)
                : reader.read(first).shape();
    }

    /**
     * Decodes parts.
     *
     * @return what each of them has
     * @throws DataFormatException if files cannot be used, those of all parts are named; at once if one has another size than the first and none is asked
     *     for; or if there are more pixels than one array holds
     */
    List<LabelledImages> of(List<ClassFolders> parts) throws DataFormatException {
        for (ClassFolders part : parts) {
            checkFits(part.files().size());
        }
        Faults faults = new Faults(root);
        List<LabelledImages> images = new ArrayList<>();
        for (ClassFolders part : parts) {
            images.add(decoded(part, faults));
        }
        faults.check();
        return images;
    }

    private void checkFits(int count) throws DataFormatException {
        long bytes = (long) count * shape.values();
        if (bytes > LabelledImages.MAX_BYTES) {
            throw new DataFormatException("Too many pixels: " + count + " images of " + size(shape) + " in " + root
                    + " need " + bytes + " bytes, more than " + LabelledImages.MAX_BYTES
                    + ".\nMake them smaller with --image-size, or use fewer.");
        }
    }

    /** Leaves images black that are at fault. */
    private LabelledImages decoded(ClassFolders part, Faults faults) throws DataFormatException {
        List<Path> files = part.files();
        byte[] pixels = new byte[files.size() * shape.values()];
        for (int n = 0; n < files.size(); n++) {
            Path file = files.get(n);
            Optional<Picture> picture = faults.collect(() -> reader.read(file));
            if (picture.isPresent()) {
                System.arraycopy(inShape(file, picture.get()), 0, pixels, n * shape.values(), shape.values());
            }
        }
        int[] labels = part.labels().stream().mapToInt(Integer::intValue).toArray();
        return new LabelledImages(shape.channels(), shape.height(), shape.width(), part.classes(), pixels, labels);
    }

    /** An image of another size is no fault of its file, which is to be resized, not replaced. */
    private byte[] inShape(Path file, Picture picture) throws DataFormatException {
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
