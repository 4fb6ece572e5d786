package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.datasets.source.CifarBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                Map.entry(
                        "cifar-100-binary",
                        "is CIFAR-100, with 100 classes in files of another form than CIFAR-10's.\n" + folders),
                Map.entry(
                        "emnist-letters-train-images-idx3-ubyte.gz",
                        "is of EMNIST.\nCopy the four files of one of its sets into a folder of their own under MNIST's"
                                + " names, such as train-images-idx3-ubyte; classes are taken from the labels."),
                Map.entry(
                        "qmnist-train-labels-idx2-int.gz",
                        "is of QMNIST, whose labels have eight columns.\nUse MNIST, of the same digits, or images in"
                                + " folders: " + folders),
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
