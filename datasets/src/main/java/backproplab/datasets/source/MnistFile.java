package backproplab.datasets.source;

import java.nio.file.Path;
import java.util.Optional;

/** The four files of MNIST: names, and the published facts that tell an original from a copy. */
public enum MnistFile {
    /** Training images. */
    TRAIN_IMAGES(
            "train-images-idx3-ubyte",
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            9_912_422,
            "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
    /** Training labels. */
    TRAIN_LABELS(
            "train-labels-idx1-ubyte",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            28_881,
            "d53e105ee54ea40749a09fcbcd1e9432"),
    /** Test images. */
    TEST_IMAGES(
            "t10k-images-idx3-ubyte",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            1_648_877,
            "9fb629c4189551a2d022fa330f9573f3"),
    /** Test labels. */
    TEST_LABELS(
            "t10k-labels-idx1-ubyte",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
            4_542,
            "ec29112dd5afa0611ce80d1b7f02629c");

    private final String plainName;
    private final String sha256;
    private final long gzipBytes;
    private final String gzipMd5;

    MnistFile(String plainName, String sha256, long gzipBytes, String gzipMd5) {
        this.plainName = plainName;
        this.sha256 = sha256;
        this.gzipBytes = gzipBytes;
        this.gzipMd5 = gzipMd5;
    }

    /**
     * Returns the name of the unzipped file.
     *
     * @return such as {@code train-images-idx3-ubyte}
     */
    public String plainName() {
        return plainName;
    }

    /**
     * Returns the name of the zipped file, the one that is downloaded.
     *
     * @return the plain name with {@code .gz}
     */
    public String gzipName() {
        return plainName + ".gz";
    }

    /**
     * Returns the SHA-256 of the unzipped content.
     *
     * @return 64 hex digits
     */
    public String sha256() {
        return sha256;
    }

    /**
     * Returns the size of the published zipped file.
     *
     * @return bytes
     */
    public long gzipBytes() {
        return gzipBytes;
    }

    /**
     * Returns the published MD5 of the zipped file.
     *
     * @return 32 hex digits
     */
    public String gzipMd5() {
        return gzipMd5;
    }

    /**
     * Looks for the file, plain or zipped.
     *
     * @param folder where to look
     * @return its path, if it is there
     */
    public Optional<Path> in(Path folder) {
        return IdxName.in(folder, plainName);
    }
}
