package backproplab.datasets.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * CIFAR-10 in the official binary layout: 3 x 32 x 32 images, RGB, of ten classes, in five training batch files and one test batch file.
 *
 * <p>The files lie in a folder or in a tar archive, plain or compressed. A copy with fewer records per file loads, too, with a warning.
 */
public final class Cifar10 {
    /** Height and width of an image. */
    public static final int SIZE = 32;
    /** Red, green, blue. */
    public static final int CHANNELS = 3;
    /** Name of the published archive. */
    public static final String ARCHIVE = "cifar-10-binary.tar.gz";
    /** Size of the published archive. */
    public static final long ARCHIVE_BYTES = 170_052_171;
    /** Published MD5 of the archive. */
    public static final String ARCHIVE_MD5 = "c32a1d4ab5d03f1284b67883e8d87530";
    /** Folder that the archive unpacks to. */
    public static final String FOLDER = "cifar-10-batches-bin";

    /** Names of the classes in the order of the labels. */
    static final List<String> CLASS_NAMES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    /** Pixels of one image. */
    static final int IMAGE_BYTES = CHANNELS * SIZE * SIZE;
    /** Images in a full batch file. */
    static final int BATCH_IMAGES = 10_000;

    static final List<String> TRAIN_FILES =
            List.of("data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin");
    static final String TEST_FILE = "test_batch.bin";

    private static final int TRAIN_IMAGES = TRAIN_FILES.size() * BATCH_IMAGES;
    private static final List<String> ARCHIVES =
            List.of(ARCHIVE, "cifar-10-binary.tar", FOLDER + ".tar.gz", FOLDER + ".tar");
    private static final int BUFFER = 1 << 16;

    private Cifar10() {}

    /**
     * Returns the names that are looked for, for messages.
     *
     * @return the batch files and the archives
     */
    public static String fileNames() {
        return "data_batch_1.bin to data_batch_5.bin and " + TEST_FILE + ", or " + String.join(", ", ARCHIVES);
    }

    /**
     * Looks for the six batch files in a folder and in its subfolder {@value #FOLDER}, then for an archive of them at the same places.
     *
     * @param root the folder to begin with
     * @return the folder or archive to {@link #read}; empty if there is neither
     * @throws DataFormatException if there is neither, but a folder has some of the batch files
     */
    public static Optional<Path> findIn(Path root) throws DataFormatException {
        List<Path> folders = List.of(root, root.resolve(FOLDER));
        Optional<Path> found = Stream.concat(
                        folders.stream().filter(folder -> missingIn(folder).isEmpty()),
                        folders.stream()
                                .flatMap(folder -> ARCHIVES.stream().map(folder::resolve))
                                .filter(Files::isRegularFile))
                .findFirst();
        if (found.isPresent()) {
            return found;
        }
        for (Path folder : folders) {
            List<String> missing = missingIn(folder);
            if (missing.size() <= TRAIN_FILES.size()) {
                throw new DataFormatException("Incomplete data: " + folder + " has some files of CIFAR-10 but lacks "
                        + String.join(", ", missing) + ".\nAdd what is missing, or name another folder.");
            }
        }
        return Optional.empty();
    }

    private static List<String> missingIn(Path folder) {
        return Stream.concat(TRAIN_FILES.stream(), Stream.of(TEST_FILE))
                .filter(name -> !Files.isRegularFile(folder.resolve(name)))
                .toList();
    }

    /**
     * Reads both parts.
     *
     * @param place what {@link #findIn} has found: a folder or an archive
     * @return the images and labels
     * @throws DataFormatException if a file is missing or broken
     */
    public static Parts read(Path place) throws DataFormatException {
        List<String> warnings = new ArrayList<>();
        LabelledImages train;
        LabelledImages test;
        if (Files.isDirectory(place)) {
            train = readFiles(place, TRAIN_FILES);
            test = readFiles(place, List.of(TEST_FILE));
        } else {
            CifarArchive.Content content = CifarArchive.read(place);
            train = content.train();
            test = content.test();
            if (place.endsWith(ARCHIVE) && !content.md5().equals(ARCHIVE_MD5)) {
                warnings.add(place + " is not the published archive (MD5 " + content.md5() + "); it is used as it is.");
            }
        }
        if (train.labels().length < TRAIN_IMAGES || test.labels().length < BATCH_IMAGES) {
            warnings.add(place + " is not the whole of CIFAR-10: " + train.labels().length + " of " + TRAIN_IMAGES
                    + " training images, " + test.labels().length + " of " + BATCH_IMAGES + " test images.");
        }
        return new Parts(train, test, warnings);
    }

    private static LabelledImages readFiles(Path folder, List<String> names) throws DataFormatException {
        int[] records = new int[names.size()];
        for (int batch = 0; batch < records.length; batch++) {
            Path file = folder.resolve(names.get(batch));
            try {
                records[batch] = CifarPart.records(Files.size(file), Place.of(file));
            } catch (DataFormatException known) {
                throw known;
            } catch (IOException missing) {
                throw unreadable(file, missing);
            }
        }
        CifarPart part = new CifarPart(records);
        for (int batch = 0; batch < records.length; batch++) {
            Path file = folder.resolve(names.get(batch));
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
                part.read(batch, records[batch], in, Place.of(file));
            } catch (DataFormatException known) {
                throw known;
            } catch (IOException failed) {
                throw unreadable(file, failed);
            }
        }
        return part.images();
    }

    private static DataFormatException unreadable(Path file, IOException cause) {
        return new DataFormatException(Advice.message(file, "cannot be read: " + cause), cause);
    }
}
