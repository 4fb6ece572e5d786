package backproplab.datasets.images;

import backproplab.datasets.source.DataFormatException;
import backproplab.datasets.source.LabelledImages;
import backproplab.datasets.source.Parts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A folder of images as a data set: {@code train/CLASS/*.png|jpg|jpeg} and, if it is there, {@code test/CLASS/*}, see {@link PartFolders}.
 *
 * <p>Classes are numbered in the order of their names, images come class by class in the order of theirs, so the result is the same on every machine.
 * Without test images, every tenth image of each class is kept for testing, or the last of each where none has ten, with a warning. Images are grey (C = 1) if all of them are, else colour (C = 3).
 */
public final class ImageFolder {
    /** Without test images, one image of so many of each class becomes one. */
    private static final int TEST_SHARE = 10;

    private final Path root;
    private final List<String> warnings = new ArrayList<>();

    private ImageFolder(Path root) {
        this.root = root;
    }

    /**
     * Reads both parts.
     *
     * @param root the folder
     * @param height H that images are resized to, see {@link backproplab.datasets.augment.Resampler}; 0 to leave them as they are, which must be one size
     * @param width W likewise
     * @return the images and labels
     * @throws DataFormatException if the layout is another one, or files are damaged, not supported, or of another size than the first
     * @throws ImageLibraryException if the native libraries do not load
     */
    public static Parts read(Path root, int height, int width) throws DataFormatException {
        return new ImageFolder(root).read(height, width);
    }

    private Parts read(int height, int width) throws DataFormatException {
        PartFolders folders = PartFolders.in(root);
        warnings.addAll(folders.warnings());
        ClassFolders train = ClassFolders.in(folders.train());
        warnOfIgnored(train.ignored());
        if (folders.test().isEmpty()) {
            FolderPixels pixels = new FolderPixels(root, train.files(), height, width);
            return keepSome(pixels.of(List.of(train)).get(0));
        }
        Path testFolder = folders.test().get();
        ClassFolders test = ClassFolders.in(testFolder);
        checkSameClasses(testFolder, train.classes(), test.classes());
        warnOfIgnored(test.ignored());
        List<Path> all =
                Stream.concat(train.files().stream(), test.files().stream()).toList();
        List<LabelledImages> parts = new FolderPixels(root, all, height, width).of(List.of(train, test));
        return new Parts(parts.get(0), parts.get(1), warnings);
    }

    private static void checkSameClasses(Path testFolder, List<String> train, List<String> test)
            throws DataFormatException {
        if (!train.equals(test)) {
            List<String> missing =
                    train.stream().filter(name -> !test.contains(name)).toList();
            List<String> extra =
                    test.stream().filter(name -> !train.contains(name)).toList();
            throw new DataFormatException("Classes differ: " + testFolder
                    + (missing.isEmpty() ? "" : " lacks " + String.join(", ", missing))
                    + (missing.isEmpty() || extra.isEmpty() ? "" : " and")
                    + (extra.isEmpty() ? "" : " has " + String.join(", ", extra) + ", unknown in training")
                    + ".\nGive train and test the same class folders, or delete " + testFolder.getFileName()
                    + " to have every tenth image kept for testing.");
        }
    }

    /** Keeps the tenth, twentieth, ... image of each class for testing; the last of each class if none has ten. */
    private Parts keepSome(LabelledImages all) throws DataFormatException {
        int[] counts = new int[all.classNames().size()];
        for (int label : all.labels()) {
            counts[label]++;
        }
        int largest = IntStream.of(counts).max().getAsInt();
        if (largest < 2) {
            throw new DataFormatException("Too few images: " + root
                    + " has no folder test, and no class has a second image that could be kept for testing.\n"
                    + "Add a folder test, or images.");
        }
        boolean tenth = largest >= TEST_SHARE;
        int[] seen = new int[counts.length];
        boolean[] kept = new boolean[all.labels().length];
        for (int n = 0; n < kept.length; n++) {
            int label = all.labels()[n];
            seen[label]++;
            kept[n] = tenth ? seen[label] % TEST_SHARE == 0 : seen[label] == counts[label] && seen[label] > 1;
        }
        LabelledImages test = picked(all, kept, true);
        warnings.add(root + " has no folder test: " + (tenth ? "every tenth" : "the last") + " image of each class, "
                + test.labels().length + " in all, is kept for testing.");
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
}
