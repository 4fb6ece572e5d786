package backproplab.datasets.images;

import backproplab.datasets.source.DataFormatException;
import backproplab.datasets.source.LabelledImages;
import backproplab.datasets.source.Parts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A folder of images as a data set: {@code train/CLASS/*.png|jpg|jpeg} and, if it is there, {@code test/CLASS/*}.
 *
 * <p>Classes are numbered in the order of their names, images come class by class in the order of theirs, so the result is the same on every machine.
 * Without a folder {@code test}, every tenth image of each class is kept for testing, with a warning. Images are grey (C = 1) if all of them are, else colour (C = 3).
 */
public final class ImageFolder {
    private static final String TRAIN = "train";
    private static final String TEST = "test";
    /** Without test images, one image of so many of each class becomes one. */
    private static final int TEST_SHARE = 10;

    private static final int COLOURS = 3;

    private final Path root;
    private final List<String> warnings = new ArrayList<>();

    private ImageFolder(Path root) {
        this.root = root;
    }

    /**
     * Reads both parts.
     *
     * @param root the folder
     * @param height H that images are resized to; 0 to leave them as they are, which must be one size
     * @param width W likewise
     * @return the images and labels
     * @throws DataFormatException if the layout is another one, or a file is damaged, not supported, or of another size than the first
     * @throws ImageLibraryException if the native libraries do not load
     */
    public static Parts read(Path root, int height, int width) throws DataFormatException {
        return new ImageFolder(root).read(height, width);
    }

    private Parts read(int height, int width) throws DataFormatException {
        if (!Files.isDirectory(root)) {
            throw new DataFormatException("Image folder " + root + " does not exist.\nCheck the path after folder:");
        }
        if (!Files.isDirectory(root.resolve(TRAIN))) {
            throw new DataFormatException("No images: " + root + " has no folder " + TRAIN + ".\nLay the images out as "
                    + root.resolve(TRAIN).resolve("CLASS") + "/*.png or *.jpg, one folder per class.");
        }
        ClassFolders train = ClassFolders.in(root.resolve(TRAIN));
        warnOfIgnored(train.ignored());
        if (!Files.isDirectory(root.resolve(TEST))) {
            Shape shape = commonShape(height, width, train.files());
            return keepEveryTenth(images(train, shape));
        }
        ClassFolders test = ClassFolders.in(root.resolve(TEST));
        checkSameClasses(train.classes(), test.classes());
        warnOfIgnored(test.ignored());
        List<Path> all =
                Stream.concat(train.files().stream(), test.files().stream()).toList();
        Shape shape = commonShape(height, width, all);
        return new Parts(images(train, shape), images(test, shape), warnings);
    }

    private record Shape(int channels, int height, int width, boolean resize) {}

    private void checkSameClasses(List<String> train, List<String> test) throws DataFormatException {
        if (!train.equals(test)) {
            List<String> missing =
                    train.stream().filter(name -> !test.contains(name)).toList();
            List<String> extra =
                    test.stream().filter(name -> !train.contains(name)).toList();
            throw new DataFormatException("Classes differ: " + root.resolve(TEST)
                    + (missing.isEmpty() ? "" : " lacks " + String.join(", ", missing))
                    + (missing.isEmpty() || extra.isEmpty() ? "" : " and")
                    + (extra.isEmpty() ? "" : " has " + String.join(", ", extra) + ", unknown in training")
                    + ".\nGive train and test the same class folders, or delete " + TEST
                    + " to have every tenth image kept for testing.");
        }
    }

    /** Keeps the tenth, twentieth, ... image of each class for testing. */
    private Parts keepEveryTenth(LabelledImages all) throws DataFormatException {
        int[] seen = new int[all.classNames().size()];
        boolean[] kept = new boolean[all.labels().length];
        for (int n = 0; n < kept.length; n++) {
            seen[all.labels()[n]]++;
            kept[n] = seen[all.labels()[n]] % TEST_SHARE == 0;
        }
        LabelledImages test = picked(all, kept, true);
        if (test.labels().length == 0) {
            throw new DataFormatException("Too few images: " + root + " has no folder " + TEST
                    + ", and no class has the " + TEST_SHARE + " images of which one could be kept for testing.\n"
                    + "Add a folder " + TEST + ", or images.");
        }
        warnings.add(root + " has no folder " + TEST + ": every tenth image of each class, " + test.labels().length
                + " in all, is kept for testing.");
        return new Parts(picked(all, kept, false), test, warnings);
    }

    private static LabelledImages picked(LabelledImages all, boolean[] kept, boolean wanted) {
        int[] indices =
                IntStream.range(0, kept.length).filter(n -> kept[n] == wanted).toArray();
        int features = all.channels() * all.height() * all.width();
        byte[] pixels = new byte[indices.length * features];
        int[] labels = new int[indices.length];
        for (int n = 0; n < indices.length; n++) {
            System.arraycopy(all.pixels(), indices[n] * features, pixels, n * features, features);
            labels[n] = all.labels()[indices[n]];
        }
        return new LabelledImages(all.channels(), all.height(), all.width(), all.classNames(), pixels, labels);
    }

    private void warnOfIgnored(List<Path> ignored) {
        if (!ignored.isEmpty()) {
            warnings.add("Not images by their name, and left out: " + ignored.get(0)
                    + (ignored.size() == 1 ? "." : " and " + (ignored.size() - 1) + " more."));
        }
    }

    /** Checks every file and finds the shape that all of them get. */
    private static Shape commonShape(int height, int width, List<Path> files) throws DataFormatException {
        boolean grey = true;
        ImageHeader first = null;
        for (Path file : files) {
            ImageHeader header = ImageHeader.read(file);
            first = first == null ? header : first;
            grey &= header.grey();
            if (height == 0 && (header.height() != first.height() || header.width() != first.width())) {
                throw new DataFormatException("Images differ in size: " + files.get(0) + " is " + first.size() + ", "
                        + file + " is " + header.size() + ".\nGive all of them one size with --image-size.");
            }
        }
        int channels = grey ? 1 : COLOURS;
        return height == 0
                ? new Shape(channels, first.height(), first.width(), false)
                : new Shape(channels, height, width, true);
    }

    private LabelledImages images(ClassFolders part, Shape shape) throws DataFormatException {
        List<Path> files = part.files();
        long bytes = (long) files.size() * shape.channels() * shape.height() * shape.width();
        if (bytes > LabelledImages.MAX_BYTES) {
            throw new DataFormatException("Too many pixels: " + files.size() + " images of " + shape.height() + "x"
                    + shape.width() + " in " + root + " need " + bytes + " bytes, more than " + LabelledImages.MAX_BYTES
                    + ".\nMake them smaller with --image-size, or use fewer.");
        }
        byte[] pixels = new byte[(int) bytes];
        int[] labels = new int[files.size()];
        new PixelReader(shape.channels(), shape.height(), shape.width(), shape.resize()).read(files, pixels, labels);
        return new LabelledImages(shape.channels(), shape.height(), shape.width(), part.classes(), pixels, labels);
    }
}
