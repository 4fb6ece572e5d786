package backproplab.datasets.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sets in four IDX files, as MNIST, whose labels mean something else or have another form: what their files are called, where they are looked for, and
 * what their labels are. Nothing of them is downloaded.
 */
public enum IdxSet {
    /** Ten kinds of clothes, in files of MNIST's names. */
    FASHION_MNIST(
            "fashion-mnist",
            "Fashion-MNIST",
            List.of("FashionMNIST/raw", "fashion-mnist"),
            mnistNames(),
            0,
            List.of(
                    "T-shirt/top",
                    "Trouser",
                    "Pullover",
                    "Dress",
                    "Coat",
                    "Sandal",
                    "Shirt",
                    "Sneaker",
                    "Bag",
                    "Ankle boot")),
    /** Ten letters of Japanese, by their sounds, in files of MNIST's names. */
    KMNIST(
            "kmnist",
            "KMNIST",
            List.of("KMNIST/raw", "kmnist"),
            mnistNames(),
            0,
            List.of("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo")),
    /** MNIST's digits and more, of which each label is a row of eight integers. */
    QMNIST(
            "qmnist",
            "QMNIST",
            List.of("QMNIST/raw", "qmnist"),
            List.of(
                    "qmnist-train-images-idx3-ubyte",
                    "qmnist-train-labels-idx2-int",
                    "qmnist-test-images-idx3-ubyte",
                    "qmnist-test-labels-idx2-int"),
            0,
            letters("09")),
    /** Digits, capitals, and the small letters that are not written as their capitals, equally often. */
    EMNIST_BALANCED("balanced", 0, Stream.concat(letters("09AZ").stream(), Stream.of("abdefghnqrt".split("")))),
    /** Digits, capitals and small letters. */
    EMNIST_BYCLASS("byclass", 0, letters("09AZaz").stream()),
    /** The classes of {@link #EMNIST_BALANCED}, as often as people write them. */
    EMNIST_BYMERGE("bymerge", 0, Stream.concat(letters("09AZ").stream(), Stream.of("abdefghnqrt".split("")))),
    /** Letters, capitals and small ones in one class; labels begin at 1. */
    EMNIST_LETTERS("letters", 1, letters("AZ").stream()),
    /** Digits. */
    EMNIST_DIGITS("digits", 0, letters("09").stream()),
    /** As many digits as MNIST has. */
    EMNIST_MNIST("mnist", 0, letters("09").stream());

    private static final int TRAIN_IMAGES = 0;
    private static final int TRAIN_LABELS = 1;
    private static final int TEST_IMAGES = 2;
    private static final int TEST_LABELS = 3;

    private final String token;
    private final String title;
    private final List<String> subfolders;
    private final List<String> names;
    private final LabelRange labels;

    IdxSet(
            String token,
            String title,
            List<String> subfolders,
            List<String> names,
            int firstLabel,
            List<String> classNames) {
        this.token = token;
        this.title = title;
        this.subfolders = subfolders;
        this.names = names;
        this.labels = new LabelRange(firstLabel, classNames);
    }

    IdxSet(String part, int firstLabel, Stream<String> classNames) {
        this(
                "emnist-" + part,
                "EMNIST (" + part + ")",
                List.of("EMNIST/raw", "emnist", "gzip"),
                Stream.of("train-images-idx3", "train-labels-idx1", "test-images-idx3", "test-labels-idx1")
                        .map(name -> "emnist-" + part + "-" + name + "-ubyte")
                        .toList(),
                firstLabel,
                classNames.toList());
    }

    /** MNIST's own, which other sets have too. */
    static List<String> mnistNames() {
        return Arrays.stream(MnistFile.values()).map(MnistFile::plainName).toList();
    }

    /** Every character between the first and the second, the third and the fourth, and so on. */
    private static List<String> letters(String ends) {
        return IntStream.range(0, ends.length() / 2)
                .flatMap(i -> IntStream.rangeClosed(ends.charAt(2 * i), ends.charAt(2 * i + 1)))
                .mapToObj(Character::toString)
                .toList();
    }

    /**
     * Returns the word on the command line.
     *
     * @return such as {@code emnist-letters}
     */
    public String token() {
        return token;
    }

    /**
     * Returns the name for people.
     *
     * @return such as {@code EMNIST (letters)}
     */
    public String title() {
        return title;
    }

    /**
     * Returns the subfolders that are looked into, for messages.
     *
     * @return their names
     */
    public String subfolders() {
        return String.join(" or ", subfolders);
    }

    /**
     * Returns the names that are looked for, for messages.
     *
     * @return the four files
     */
    public String fileNames() {
        return String.join("[.gz], ", names) + "[.gz]";
    }

    /**
     * Looks for the four files in the set's own subfolders of a folder, whose names say which set it is, and then in the folder.
     *
     * @param root the folder to begin with
     * @return the first folder that has all four; empty if none has any
     * @throws DataFormatException if no folder has all four, but one has some of them, or the first is called as one of another set is
     */
    public Optional<Path> findIn(Path root) throws DataFormatException {
        List<Path> folders = Stream.concat(subfolders.stream().map(root::resolve), Stream.of(root))
                .toList();
        for (Path folder : folders) {
            if (missingIn(folder).isEmpty()) {
                refuseAnother(folder);
                return Optional.of(folder);
            }
        }
        for (Path folder : folders) {
            List<String> missing = missingIn(folder);
            if (missing.size() < names.size()) {
                throw new DataFormatException("Incomplete data: " + folder + " has some files of " + title
                        + " but lacks " + String.join(", ", missing)
                        + " (plain or .gz).\nAdd what is missing, or name another folder.");
            }
        }
        return Optional.empty();
    }

    private void refuseAnother(Path folder) throws DataFormatException {
        refuseAnother(folder, names, token, title);
    }

    /**
     * Files of the same names are told apart by where they lie only.
     *
     * @param folder where they are
     * @param names of the files
     * @param token of the set that is wanted
     * @param title the same for people
     * @throws DataFormatException if files of these names there are those of another set
     */
    static void refuseAnother(Path folder, List<String> names, String token, String title) throws DataFormatException {
        Path absolute = folder.toAbsolutePath().normalize();
        for (IdxSet other : values()) {
            if (!other.token.equals(token)
                    && other.names.equals(names)
                    && other.subfolders.stream().anyMatch(absolute::endsWith)) {
                throw new DataFormatException("Another set: " + folder + " is where " + other.title + " lies, not "
                        + title + ".\nUse --dataset " + other.token + ", or name another folder.");
            }
        }
    }

    private List<String> missingIn(Path folder) {
        return names.stream().filter(name -> IdxName.in(folder, name).isEmpty()).toList();
    }

    /**
     * Reads both parts. EMNIST's images, stored column by column, are turned so that letters stand upright.
     *
     * @param folder a folder that has all four files
     * @return the images and labels
     * @throws DataFormatException if a file is missing or broken, or the files do not fit together
     */
    public Parts read(Path folder) throws DataFormatException {
        List<String> warnings = new ArrayList<>();
        LabelledImages train = part(folder, TRAIN_IMAGES, TRAIN_LABELS);
        LabelledImages test = part(folder, TEST_IMAGES, TEST_LABELS);
        IdxPair.checkSameSize(folder, train, test);
        if (isTransposed()) {
            warnings.add("The images of " + title
                    + " are stored with rows and columns exchanged; they were turned upright, as other pictures are.");
        }
        return new Parts(train, test, warnings);
    }

    private LabelledImages part(Path folder, int images, int labelFile) throws DataFormatException {
        Path imagePath = existing(folder, images);
        IdxFile.Content content = IdxFile.read(imagePath, IdxFile.IMAGES);
        if (names.equals(mnistNames()) && content.sha256().equals(MnistFile.values()[images].sha256())) {
            throw new DataFormatException(
                    "Another set: " + imagePath + " is of MNIST itself, not of " + title + ".\nUse --dataset mnist.");
        }
        LabelledImages read = IdxPair.of(imagePath, content, IdxLabels.read(existing(folder, labelFile)), labels);
        return isTransposed() ? IdxPair.transposed(read) : read;
    }

    private boolean isTransposed() {
        return token.startsWith("emnist-");
    }

    private Path existing(Path folder, int file) throws DataFormatException {
        return IdxName.in(folder, names.get(file)).orElseThrow(() -> IdxName.missing(folder, names.get(file)));
    }
}
