package backproplab.datasets.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Data sets that people have in place of those that are read here, recognised by the names of their files: what they are, and what to do with them. */
public final class Lookalikes {
    private static final String FOLDERS =
            "Save its images as DIR/train/CLASS/*.png and DIR/test/CLASS/*.png and use --dataset folder:DIR.";

    private record Kind(Pattern name, String what) {}

    private static final List<Kind> KINDS = List.of(
            kind(
                    "cifar-10-batches-py|cifar-10-python\\.tar\\.gz|data_batch_\\d",
                    "is CIFAR-10 for Python, whose files only Python reads.\nTake the binary version, "
                            + Cifar10.ARCHIVE + " from https://www.cs.toronto.edu/~kriz/cifar.html."),
            kind(
                    "cifar-10-batches-mat|cifar-10-matlab\\.tar\\.gz|data_batch_\\d\\.mat",
                    "is CIFAR-10 for MATLAB.\nTake the binary version, " + Cifar10.ARCHIVE
                            + " from https://www.cs.toronto.edu/~kriz/cifar.html."),
            kind(
                    "cifar-100-.*|fine_label_names\\.txt",
                    "is CIFAR-100, with 100 classes in files of another form than CIFAR-10's.\n" + FOLDERS),
            kind(
                    "emnist-.*-idx\\d-ubyte(\\.gz)?",
                    "is of EMNIST.\nCopy the four files of one of its sets into a folder of their own under MNIST's names, such as "
                            + MnistFile.TRAIN_IMAGES.plainName() + "; classes are taken from the labels."),
            kind(
                    "qmnist-.*",
                    "is of QMNIST, whose labels have eight columns.\nUse MNIST, of the same digits, or images in folders: "
                            + FOLDERS),
            kind(".*\\.npz|.*\\.npy", "is an array of NumPy.\n" + FOLDERS),
            kind(".*\\.parquet|.*\\.arrow", "is a table of images.\n" + FOLDERS),
            kind("(?i)train", "has images in folders, by its look.\nUse --dataset folder:PATH without --data-dir."));

    private Lookalikes() {}

    private static Kind kind(String name, String what) {
        return new Kind(Pattern.compile(name), what);
    }

    /**
     * Looks for them.
     *
     * @param folder where data was expected
     * @return file, what it is and what to do, two lines; empty if nothing is recognised
     */
    public static Optional<String> in(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> all = entries.sorted().toList();
            for (Kind kind : KINDS) {
                for (Path each : all) {
                    if (kind.name.matcher(each.getFileName().toString()).matches()) {
                        return Optional.of(each + " " + kind.what);
                    }
                }
            }
        } catch (IOException unreadable) {
            // Whoever cannot list it says so when it is read.
            return Optional.empty();
        }
        return Optional.empty();
    }
}
