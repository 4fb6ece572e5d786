package backproplab.datasets.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Data sets that people have in place of those that are read here, recognised by the names of their files: what they are, and what to do with them. */
public final class Lookalikes {
    private static final String FOLDERS =
            "Save its images as DIR/train/CLASS/*.png and DIR/test/CLASS/*.png and use --dataset folder:DIR.";

    private static final String BINARY = "Take the binary version, ";
    private static final String SOURCE = " from https://www.cs.toronto.edu/~kriz/cifar.html.";

    private record Kind(Pattern name, String what) {
        /** What the file of this name is, if it is of this kind. */
        Optional<String> of(String file) {
            Matcher matcher = name.matcher(file);
            return matcher.matches() ? Optional.of(matcher.replaceFirst(what)) : Optional.empty();
        }
    }

    /** In the texts, $1 is what stands in the first brackets of the name. */
    private static final List<Kind> KINDS = List.of(
            kind(
                    "cifar-10-batches-py|cifar-10-python\\.tar\\.gz|data_batch_\\d",
                    "is CIFAR-10 for Python, whose files only Python reads.\n" + BINARY + CifarSet.TEN.archive()
                            + SOURCE),
            kind(
                    "cifar-10-batches-mat|cifar-10-matlab\\.tar\\.gz|data_batch_\\d\\.mat",
                    "is CIFAR-10 for MATLAB.\n" + BINARY + CifarSet.TEN.archive() + SOURCE),
            kind(
                    "cifar-100-(?:python|matlab).*",
                    "is CIFAR-100 for another program.\n" + BINARY + CifarSet.HUNDRED.archive() + SOURCE),
            kind("cifar-100-binary.*|fine_label_names\\.txt", "is of CIFAR-100.\nUse --dataset cifar100."),
            kind("data_batch_\\d\\.bin", "is of CIFAR-10.\nUse --dataset cifar10."),
            kind("emnist-([a-z]+)-(?:train|test)-.*-ubyte(?:\\.gz)?", "is of EMNIST.\nUse --dataset emnist-$1."),
            kind(
                    "EMNIST|emnist",
                    "has EMNIST, by its look.\nUse --dataset emnist-letters, or another of its sets: balanced, byclass,"
                            + " bymerge, digits, mnist."),
            kind("qmnist-.*|QMNIST", "is of QMNIST.\nUse --dataset qmnist."),
            kind("KMNIST", "is of KMNIST.\nUse --dataset kmnist."),
            kind("FashionMNIST", "is of Fashion-MNIST.\nUse --dataset fashion-mnist."),
            kind(
                    "(?:train|t10k)-(?:images|labels)[-.]idx\\d-ubyte(?:\\.gz)?",
                    "is of MNIST, or of a set in its form.\nUse --dataset mnist, kmnist or fashion-mnist."),
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
            return among(entries.map(entry -> entry.getFileName().toString())
                            .sorted()
                            .toList())
                    .map(what -> folder + File.separator + what);
        } catch (IOException unreadable) {
            // Whoever cannot list it says so when it is read.
            return Optional.empty();
        }
    }

    /** The first of the names that is recognised, and what to do, two lines. */
    static Optional<String> among(Collection<String> names) {
        return KINDS.stream()
                .flatMap(kind -> names.stream().flatMap(name -> kind.of(name).map(what -> name + " " + what).stream()))
                .findFirst();
    }
}
