package backproplab.datasets.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * CIFAR-10 and CIFAR-100 in their official binary layouts: 3 x 32 x 32 images, RGB, in batch files of records.
 *
 * <p>The files lie in a folder or in a tar archive, plain or compressed. A copy with fewer records per file loads, too, with a warning.
 */
public enum CifarSet {
    /** Ten classes, in five training files and one test file; a record is a label and the pixels. */
    TEN(
            "CIFAR-10",
            "cifar-10-batches-bin",
            "cifar-10-binary",
            IntStream.rangeClosed(1, 5)
                    .mapToObj(batch -> "data_batch_" + batch + ".bin")
                    .toList(),
            "test_batch.bin",
            50_000,
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")),

    /** A hundred classes, in one training and one test file; a record is the number of a group of classes, the label, and the pixels. */
    HUNDRED(
            "CIFAR-100",
            "cifar-100-binary",
            "cifar-100-binary",
            List.of("train.bin"),
            "test.bin",
            50_000,
            Cifar100Names.FINE);

    /** Height and width of an image. */
    public static final int SIZE = 32;
    /** Red, green, blue. */
    public static final int CHANNELS = 3;
    /** Size of the published archive of CIFAR-10. */
    public static final long TEN_ARCHIVE_BYTES = 170_052_171;
    /** Published MD5 of the archive of CIFAR-10. */
    public static final String TEN_ARCHIVE_MD5 = "c32a1d4ab5d03f1284b67883e8d87530";

    /** Values of one image. */
    static final int IMAGE_BYTES = CHANNELS * SIZE * SIZE;
    /** Images of the test part. */
    static final int TEST_IMAGES = 10_000;

    private static final int BUFFER = 1 << 16;

    private final String title;
    private final String folder;
    private final String archive;
    private final List<String> trainFiles;
    private final String testFile;
    private final int trainImages;
    private final List<String> classNames;

    CifarSet(
            String title,
            String folder,
            String archive,
            List<String> trainFiles,
            String testFile,
            int trainImages,
            List<String> classNames) {
        this.title = title;
        this.folder = folder;
        this.archive = archive;
        this.trainFiles = trainFiles;
        this.testFile = testFile;
        this.trainImages = trainImages;
        this.classNames = classNames;
    }

    /**
     * Returns the name for people.
     *
     * @return such as {@code CIFAR-10}
     */
    public String title() {
        return title;
    }

    /**
     * Returns the folder that the published archive unpacks to.
     *
     * @return its name
     */
    public String folder() {
        return folder;
    }

    /**
     * Returns the name of the published archive.
     *
     * @return a .tar.gz
     */
    public String archive() {
        return archive + ".tar.gz";
    }

    /** Names of the classes in the order of the labels. */
    List<String> classNames() {
        return classNames;
    }

    List<String> trainFiles() {
        return trainFiles;
    }

    String testFile() {
        return testFile;
    }

    /** Most images of one training file. */
    int trainFileImages() {
        return trainImages / trainFiles.size();
    }

    /** Labels of an image, the last of which is its class. */
    int labels() {
        return switch (this) {
            case TEN -> 1;
            case HUNDRED -> 2;
        };
    }

    /** Labels and pixels of one image. */
    int recordBytes() {
        return labels() + IMAGE_BYTES;
    }

    /** The other one, which people take it for. */
    CifarSet other() {
        return switch (this) {
            case TEN -> HUNDRED;
            case HUNDRED -> TEN;
        };
    }

    private Stream<String> files() {
        return Stream.concat(trainFiles.stream(), Stream.of(testFile));
    }

    private List<String> archives() {
        return Stream.of(archive, folder)
                .distinct()
                .flatMap(name -> Stream.of(name + ".tar.gz", name + ".tar"))
                .toList();
    }

    /**
     * Returns the names that are looked for, for messages.
     *
     * @return the batch files and the archives
     */
    public String fileNames() {
        int last = trainFiles.size() - 1;
        return trainFiles.get(0) + (last > 0 ? " to " + trainFiles.get(last) : "") + " and " + testFile + ", or "
                + String.join(", ", archives());
    }

    /**
     * Looks for the batch files in a folder and in the subfolder that the archive unpacks to, then for an archive of them at the same places.
     *
     * @param root the folder to begin with
     * @return the folder or archive to {@link #read}; empty if there is neither
     * @throws DataFormatException if there is neither, but a folder has some of the batch files
     */
    public Optional<Path> findIn(Path root) throws DataFormatException {
        List<Path> folders = List.of(root, root.resolve(folder));
        Optional<Path> found = Stream.concat(
                        folders.stream().filter(each -> missingIn(each).isEmpty()),
                        folders.stream()
                                .flatMap(each -> archives().stream().map(each::resolve))
                                .filter(Files::isRegularFile))
                .findFirst();
        if (found.isPresent()) {
            return found;
        }
        for (Path each : folders) {
            List<String> missing = missingIn(each);
            if (missing.size() <= trainFiles.size()) {
                throw new DataFormatException("Incomplete data: " + each + " has some files of " + title + " but lacks "
                        + String.join(", ", missing) + ".\nAdd what is missing, or name another folder.");
            }
        }
        return Optional.empty();
    }

    private List<String> missingIn(Path each) {
        return files().filter(name -> !Files.isRegularFile(each.resolve(name))).toList();
    }

    /**
     * Reads both parts.
     *
     * @param place what {@link #findIn} has found: a folder or an archive
     * @return the images and labels
     * @throws DataFormatException if a file is missing or broken
     */
    public Parts read(Path place) throws DataFormatException {
        List<String> warnings = new ArrayList<>();
        LabelledImages train;
        LabelledImages test;
        if (Files.isDirectory(place)) {
            train = readFiles(place, trainFiles, trainFileImages());
            test = readFiles(place, List.of(testFile), TEST_IMAGES);
        } else {
            CifarArchive.Content content = CifarArchive.read(place, this);
            train = content.train();
            test = content.test();
            if (this == TEN && place.endsWith(archive()) && !content.md5().equals(TEN_ARCHIVE_MD5)) {
                warnings.add(place + " is not the published archive (MD5 " + content.md5() + "); it is used as it is.");
            }
        }
        if (train.labels().length < trainImages || test.labels().length < TEST_IMAGES) {
            warnings.add(place + " is not the whole of " + title + ": " + train.labels().length + " of " + trainImages
                    + " training images, " + test.labels().length + " of " + TEST_IMAGES + " test images.");
        }
        return new Parts(train, test, warnings);
    }

    private LabelledImages readFiles(Path place, List<String> names, int most) throws DataFormatException {
        CifarPart part = new CifarPart(this, names.size(), most);
        for (int batch = 0; batch < names.size(); batch++) {
            Path file = place.resolve(names.get(batch));
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
                part.read(batch, Files.size(file), in, Place.of(file));
            } catch (DataFormatException known) {
                throw known;
            } catch (IOException failed) {
                throw new DataFormatException(Advice.message(file, "cannot be read: " + failed), failed);
            }
        }
        return part.images();
    }
}
