package backproplab.datasets.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * MNIST, or any set in its four IDX files: N grey images of H x W, labels 0..9 or others, see {@link LabelRange}.
 *
 * <p>Counts and sizes come from the files; content that differs from the original's is a warning, since other sets (Fashion-MNIST) come in the same
 * form.
 */
public final class Mnist {
    /** Number of classes of MNIST itself; labels are 0..{@value}-1. */
    public static final int CLASSES = 10;

    private static final List<String> FOLDERS = List.of("", "mnist", "MNIST/raw");

    private Mnist() {}

    /**
     * Returns the names of the four files, for messages.
     *
     * @return the names with their optional ending
     */
    public static String fileNames() {
        return Arrays.stream(MnistFile.values())
                .map(f -> f.plainName() + "[.gz]")
                .collect(Collectors.joining(", "));
    }

    /**
     * Returns the files that a folder lacks, plain and zipped.
     *
     * @param folder where to look
     * @return the missing ones, none if all four are there
     */
    public static List<MnistFile> missingIn(Path folder) {
        return Stream.of(MnistFile.values())
                .filter(file -> file.in(folder).isEmpty())
                .toList();
    }

    /**
     * Looks for the four files in a folder, in its subfolder mnist and in its subfolder MNIST/raw.
     *
     * @param root the folder to begin with
     * @return the first folder that has all four; empty if none has any
     * @throws DataFormatException if no folder has all four, but one has some of them, or the first is called as one of another set is
     */
    public static Optional<Path> findIn(Path root) throws DataFormatException {
        List<Path> folders = FOLDERS.stream().map(root::resolve).toList();
        for (Path folder : folders) {
            if (missingIn(folder).isEmpty()) {
                IdxSet.refuseAnother(folder, IdxSet.mnistNames(), "mnist", "MNIST");
                return Optional.of(folder);
            }
        }
        for (Path folder : folders) {
            List<MnistFile> missing = missingIn(folder);
            if (missing.size() < MnistFile.values().length) {
                String names = missing.stream().map(MnistFile::plainName).collect(Collectors.joining(", "));
                throw new DataFormatException("Incomplete data: " + folder + " has some files of MNIST but lacks "
                        + names + " (plain or .gz).\nAdd what is missing, or name another folder.");
            }
        }
        return Optional.empty();
    }

    /**
     * Reads both parts.
     *
     * @param folder a folder that has all four files
     * @return the images and labels
     * @throws DataFormatException if a file is missing or broken, or the files do not fit together
     */
    public static Parts read(Path folder) throws DataFormatException {
        List<String> warnings = new ArrayList<>();
        LabelRange range = LabelRange.of(IdxLabels.read(existing(folder, MnistFile.TRAIN_LABELS)));
        if (!range.isMnist()) {
            warnings.add(folder + " is not MNIST: it has " + range.classNames().size() + " classes, labels "
                    + range.first() + " to " + range.last() + ", which are their names.");
        }
        LabelledImages train = readPart(folder, MnistFile.TRAIN_IMAGES, MnistFile.TRAIN_LABELS, range, warnings);
        LabelledImages test = readPart(folder, MnistFile.TEST_IMAGES, MnistFile.TEST_LABELS, range, warnings);
        IdxPair.checkSameSize(folder, train, test);
        return new Parts(train, test, warnings);
    }

    private static LabelledImages readPart(
            Path folder, MnistFile imageFile, MnistFile labelFile, LabelRange range, List<String> warnings)
            throws DataFormatException {
        IdxLabels labels = IdxLabels.read(existing(folder, labelFile));
        Path imagePath = existing(folder, imageFile);
        IdxFile.Content images = IdxFile.read(imagePath, IdxFile.IMAGES);
        LabelledImages part = IdxPair.of(imagePath, images, labels, range);
        warnIfDifferent(imageFile, imagePath, images.sha256(), warnings);
        warnIfDifferent(labelFile, labels.file(), labels.sha256(), warnings);
        return part;
    }

    private static Path existing(Path folder, MnistFile file) throws DataFormatException {
        return file.in(folder).orElseThrow(() -> IdxName.missing(folder, file.plainName()));
    }

    private static void warnIfDifferent(MnistFile file, Path path, String sha256, List<String> warnings) {
        if (!sha256.equals(file.sha256())) {
            warnings.add(path + " is not the original MNIST file (SHA-256 " + sha256 + "); it is used as it is.");
        }
    }
}
