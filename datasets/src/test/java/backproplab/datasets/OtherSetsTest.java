package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.fetch.FetchLimits;
import backproplab.datasets.source.CifarBytes;
import backproplab.datasets.source.IdxBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people have in place of the files that are read. */
class OtherSetsTest {
    @TempDir
    private Path temp;

    private static String failure(String token, Path folder) {
        Catalog.Request request = new Catalog.Request(token, Optional.of(folder), true);
        return assertThrows(DataException.class, () -> new Catalog(Map.of()).load(request, ProgressListener.SILENT))
                .getMessage();
    }

    @Test
    void aFileGivenAsTheFolderIsNamed() throws IOException {
        Path file = Files.write(temp.resolve("train-images-idx3-ubyte.gz"), new byte[9]);
        assertEquals(
                "--data-dir " + file + " is a file.\nName the folder that it is in: --data-dir " + temp + ".",
                failure("mnist", file));
    }

    @Test
    void otherSetsAreRecognised() throws IOException {
        String binary =
                "Take the binary version, cifar-10-binary.tar.gz from https://www.cs.toronto.edu/~kriz/cifar.html.";
        String folders =
                "Save its images as DIR/train/CLASS/*.png and DIR/test/CLASS/*.png and use --dataset folder:DIR.";
        Map<String, String> kinds = Map.ofEntries(
                Map.entry("cifar-10-batches-py", "is CIFAR-10 for Python, whose files only Python reads.\n" + binary),
                Map.entry(
                        "cifar-10-python.tar.gz", "is CIFAR-10 for Python, whose files only Python reads.\n" + binary),
                Map.entry("data_batch_1", "is CIFAR-10 for Python, whose files only Python reads.\n" + binary),
                Map.entry("data_batch_1.mat", "is CIFAR-10 for MATLAB.\n" + binary),
                Map.entry("cifar-100-binary", "is of CIFAR-100.\nUse --dataset cifar100."),
                Map.entry("cifar-100-binary.tar.gz", "is of CIFAR-100.\nUse --dataset cifar100."),
                Map.entry(
                        "cifar-100-python.tar.gz",
                        "is CIFAR-100 for another program.\n" + binary.replace("cifar-10-", "cifar-100-")),
                Map.entry("emnist-letters-train-images-idx3-ubyte.gz", "is of EMNIST.\nUse --dataset emnist-letters."),
                Map.entry("emnist-byclass-test-labels-idx1-ubyte", "is of EMNIST.\nUse --dataset emnist-byclass."),
                Map.entry(
                        "EMNIST",
                        "has EMNIST, by its look.\nUse --dataset emnist-letters, or another of its sets: balanced,"
                                + " byclass, bymerge, digits, mnist."),
                Map.entry("KMNIST", "is of KMNIST.\nUse --dataset kmnist."),
                Map.entry("FashionMNIST", "is of Fashion-MNIST.\nUse --dataset fashion-mnist."),
                Map.entry("qmnist-train-labels-idx2-int.gz", "is of QMNIST.\nUse --dataset qmnist."),
                Map.entry("mnist.npz", "is an array of NumPy.\n" + folders),
                Map.entry("train-00000.parquet", "is a table of images.\n" + folders),
                Map.entry(
                        "Train", "has images in folders, by its look.\nUse --dataset folder:PATH without --data-dir."));
        for (Map.Entry<String, String> kind : kinds.entrySet()) {
            Path folder = Files.createDirectories(temp.resolve("has-" + kind.getKey()));
            Path file = Files.write(folder.resolve(kind.getKey()), new byte[1]);
            for (String set : List.of("mnist", "cifar10")) {
                assertEquals(
                        "No " + (set.equals("mnist") ? "MNIST" : "CIFAR-10") + " for this program in " + folder + ": "
                                + file + " " + kind.getValue(),
                        failure(set, folder));
            }
        }
    }

    @Test
    void eachSetIsTakenForItselfOnly() throws IOException {
        Path ten = CifarBytes.writeSet(temp.resolve("ten"), 1, 1);
        assertEquals(
                "No CIFAR-100 for this program in " + ten + ": " + ten.resolve("data_batch_1.bin")
                        + " is of CIFAR-10.\nUse --dataset cifar10.",
                failure("cifar100", ten));
        Path digits = IdxBytes.writeSet(temp.resolve("digits"), 1, 1);
        assertEquals(
                "No QMNIST for this program in " + digits + ": " + digits.resolve("t10k-images-idx3-ubyte")
                        + " is of MNIST, or of a set in its form.\nUse --dataset mnist, kmnist or fashion-mnist.",
                failure("qmnist", digits));
    }

    /** The files of these sets are called as MNIST's. */
    @Test
    void aFolderCalledAsAnotherSetIsNotMnist() throws IOException {
        Map<String, String> others = Map.of(
                "KMNIST/raw", "KMNIST lies, not MNIST.\nUse --dataset kmnist, ",
                "FashionMNIST/raw", "Fashion-MNIST lies, not MNIST.\nUse --dataset fashion-mnist, ",
                "kmnist", "KMNIST lies, not MNIST.\nUse --dataset kmnist, ");
        for (Map.Entry<String, String> other : others.entrySet()) {
            Path folder = IdxBytes.writeSet(temp.resolve(other.getKey()), 4, 2);
            String message = failure("mnist", folder);
            assertTrue(
                    message.equals(
                            "Another set: " + folder + " is where " + other.getValue() + "or name another folder."),
                    message);
        }
        Path own = IdxBytes.writeSet(temp.resolve("MNIST/raw"), 4, 2);
        assertEquals(
                4,
                new Catalog(Map.of())
                        .load(new Catalog.Request("mnist", Optional.of(own), true), ProgressListener.SILENT)
                        .train()
                        .size());
    }

    @Test
    void whatIsNotDownloadedIsSaidSo() {
        Path none = temp.resolve("none");
        assertEquals("Data folder " + none + " does not exist.\nCheck --data-dir.", failure("emnist-letters", none));
        assertEquals(
                "No data in " + temp + ", nor in its cifar-100-binary: looked for\n"
                        + "train.bin and test.bin, or cifar-100-binary.tar.gz, cifar-100-binary.tar.\n"
                        + "Put them there; they are not downloaded.",
                failure("cifar100", temp));
        Catalog.Request anywhere = new Catalog.Request("kmnist", Optional.empty(), false);
        Catalog catalog = new Catalog(Map.of(), temp, FetchLimits.DEFAULT, UnaryOperator.identity());
        assertEquals(
                "No KMNIST data: not in " + temp.resolve("kmnist") + ".\nPut train-images-idx3-ubyte[.gz],"
                        + " train-labels-idx1-ubyte[.gz], t10k-images-idx3-ubyte[.gz], t10k-labels-idx1-ubyte[.gz] into a"
                        + " folder and name it with --data-dir; they are not downloaded.",
                assertThrows(DataException.class, () -> catalog.load(anywhere, ProgressListener.SILENT))
                        .getMessage());
    }

    /** Data are looked for elsewhere then, and the user knows why. */
    @Test
    void whatLiesInTheFolderOfTheVariableIsNamedToo() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("mine"));
        Path file = Files.write(folder.resolve("cifar-100-binary.tar.gz"), new byte[1]);
        IdxBytes.writeSet(temp.resolve("mnist"), 4, 2);
        List<String> heard = new ArrayList<>();
        ProgressListener listener = new ProgressListener() {
            @Override
            public void downloading(String name, long done, long total) {}

            @Override
            public void warning(String message) {
                heard.add(message);
            }
        };
        Map<String, String> environment = Map.of("BACKPROPLAB_DATA", folder.toString());
        Catalog catalog = new Catalog(environment, temp, FetchLimits.DEFAULT, UnaryOperator.identity());
        assertEquals(
                4,
                catalog.load(new Catalog.Request("mnist", Optional.empty(), true), listener)
                        .train()
                        .size());
        assertEquals(
                List.of("No MNIST for this program in BACKPROPLAB_DATA: " + file
                        + " is of CIFAR-100.\nUse --dataset cifar100."),
                heard.stream()
                        .filter(line -> !line.contains(" is not the original "))
                        .toList());
    }

    @Test
    void setsAreFoundWhereOtherProgramsPutThemAndInTheCache() throws IOException {
        IdxBytes.writeSet(temp.resolve("torch/KMNIST/raw"), 4, 2);
        IdxBytes.writeSet(temp.resolve("kmnist"), 3, 2);
        Catalog catalog = new Catalog(Map.of(), temp, FetchLimits.DEFAULT, UnaryOperator.identity());
        for (Optional<Path> folder : List.of(Optional.of(temp.resolve("torch")), Optional.<Path>empty())) {
            TrainTest read = catalog.load(new Catalog.Request("kmnist", folder, false), ProgressListener.SILENT);
            assertEquals(
                    "kmnist[" + (folder.isPresent() ? 4 : 3) + " x 1x2x3, 10 classes]",
                    read.train().toString());
            assertEquals("su", read.train().classNames().get(2));
        }
    }

    @Test
    void everySetHasAWord() {
        assertEquals(
                List.of(
                        "mnist",
                        "cifar10",
                        "fashion-mnist",
                        "kmnist",
                        "qmnist",
                        "emnist-balanced",
                        "emnist-byclass",
                        "emnist-bymerge",
                        "emnist-letters",
                        "emnist-digits",
                        "emnist-mnist",
                        "cifar100"),
                Catalog.realTokens());
        assertTrue(Catalog.tokens().containsAll(Catalog.realTokens()));
    }

    /** A file of CIFAR-100 under the name of one of CIFAR-10. */
    @Test
    void anotherKindOfFileIsNotCalledBroken() throws IOException {
        Path folder = CifarBytes.writeSet(temp.resolve("hundred"), 3, 2);
        Path file = Files.write(folder.resolve("data_batch_2.bin"), new byte[4 * 3074]);
        assertEquals(
                "Another kind of data file: " + file
                        + " has 12296 bytes, a multiple of 3074 as files of CIFAR-100, not of 3073 as those of CIFAR-10.\n"
                        + "Put the files of CIFAR-10 there.",
                failure("cifar10", folder));
    }
}
