package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.fetch.FetchLimits;
import backproplab.datasets.fetch.RemoteFile;
import backproplab.datasets.fetch.TestServer;
import backproplab.datasets.source.CifarBytes;
import backproplab.datasets.source.IdxBytes;
import backproplab.datasets.source.MnistFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CatalogTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final FetchLimits LIMITS = new FetchLimits(LONG, LONG, LONG, LONG);
    private static final String WHAT_TO_DO =
            "\nPut the four .gz files into a folder and name it with --data-dir, or choose --dataset glyphs.";

    @TempDir
    private Path temp;

    private Path cache;
    private TestServer server;
    private final List<String> heard = new ArrayList<>();
    private final ProgressListener listener = new ProgressListener() {
        @Override
        public void downloading(String file, long doneBytes, long totalBytes) {
            heard.add(file);
        }

        @Override
        public void warning(String message) {
            heard.add("warning: " + message);
        }
    };

    @BeforeEach
    void start() throws IOException {
        cache = Files.createDirectory(temp.resolve("cache"));
        server = new TestServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] zipped(MnistFile file) {
        return IdxBytes.gzip(
                switch (file) {
                    case TRAIN_IMAGES -> IdxBytes.images(12, 2, 3);
                    case TRAIN_LABELS -> IdxBytes.labels(12);
                    case TEST_IMAGES -> IdxBytes.images(4, 2, 3);
                    case TEST_LABELS -> IdxBytes.labels(4);
                });
    }

    /** What the mirrors of this test have in place of what is published. */
    private static RemoteFile small(RemoteFile published) {
        byte[] content = published.name().equals("cifar-10-binary.tar.gz")
                ? CifarBytes.archive(3, 2)
                : zipped(Arrays.stream(MnistFile.values())
                        .filter(file -> file.gzipName().equals(published.name()))
                        .findFirst()
                        .orElseThrow());
        try {
            String md5 =
                    HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
            return new RemoteFile(published.name(), content.length, md5);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void mirrors(URI... mirrors) {
        StringBuilder list = new StringBuilder();
        for (URI mirror : mirrors) {
            list.append("mnist ").append(mirror).append('\n');
            list.append("cifar10 ").append(mirror).append('\n');
        }
        try {
            Files.writeString(cache.resolve("mirrors.txt"), list);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A mirror that has all four files of MNIST and the archive of CIFAR-10. */
    private URI goodMirror() {
        return server.mirror("good", exchange -> {
            String path = exchange.getRequestURI().getPath();
            for (MnistFile file : MnistFile.values()) {
                if (path.endsWith("/" + file.gzipName())) {
                    TestServer.whole(zipped(file)).answer(exchange);
                }
            }
            if (path.endsWith("/cifar-10-binary.tar.gz")) {
                TestServer.whole(CifarBytes.archive(3, 2)).answer(exchange);
            }
        });
    }

    private TrainTest load(String token, Path dataDir, boolean offline, Map<String, String> environment) {
        Catalog.Request request = new Catalog.Request(token, Optional.ofNullable(dataDir), offline);
        return new Catalog(environment, cache, LIMITS, CatalogTest::small).load(request, listener);
    }

    private String failure(String token, Path dataDir, boolean offline, Map<String, String> environment) {
        return assertThrows(DataException.class, () -> load(token, dataDir, offline, environment))
                .getMessage();
    }

    @Test
    void readsTheFolderTheUserGives() throws IOException {
        Path mnist = IdxBytes.writeSet(temp.resolve("data").resolve("mnist"), 12, 4);

        for (String token : List.of("auto", "mnist")) {
            TrainTest loaded = load(token, temp.resolve("data"), false, Map.of());
            assertEquals("mnist[12 x 1x2x3, 10 classes]", loaded.train().toString());
            assertEquals("mnist[4 x 1x2x3, 10 classes]", loaded.test().toString());
            assertEquals(mnist.toString(), loaded.origin());
            assertFalse(loaded.embedded());
        }
        assertEquals(List.of(), heardOfPlaces());
        assertTrue(
                heard.get(0)
                        .startsWith("warning: " + mnist.resolve("train-images-idx3-ubyte") + " is not the original"),
                heard.toString());
    }

    /** Without what the reader thinks of such small sets. */
    private List<String> heardOfPlaces() {
        return heard.stream().filter(line -> !line.contains(" is not the ")).toList();
    }

    @Test
    void aGivenFolderWithoutDataIsAnErrorWhateverElseThereIs() throws IOException {
        IdxBytes.writeSet(cache.resolve("mnist"), 12, 4);
        mirrors(goodMirror());
        String expected = "No data in " + temp + ", nor in its mnist or MNIST/raw: looked for\n"
                + "train-images-idx3-ubyte[.gz], train-labels-idx1-ubyte[.gz], t10k-images-idx3-ubyte[.gz], "
                + "t10k-labels-idx1-ubyte[.gz].\nPut them there, or leave --data-dir out to have them downloaded.";

        assertEquals(expected, failure("mnist", temp, false, Map.of()));
        assertEquals(expected, failure("auto", temp, true, Map.of()));
        assertEquals(
                "Data folder " + temp.resolve("none") + " does not exist.\nCheck --data-dir.",
                failure("auto", temp.resolve("none"), false, Map.of()));
        assertEquals(List.of(), server.requests());
    }

    @Test
    void theEnvironmentComesBeforeTheCache() throws IOException {
        Path mine = IdxBytes.writeSet(temp.resolve("mine"), 3, 1);
        IdxBytes.writeSet(cache.resolve("mnist"), 12, 4);
        Map<String, String> environment = Map.of("BACKPROPLAB_DATA", mine.toString());

        assertEquals(3, load("mnist", null, true, environment).train().size());
        assertEquals(12, load("mnist", null, true, Map.of()).train().size());
        Map<String, String> empty =
                Map.of("BACKPROPLAB_DATA", temp.resolve("none").toString());
        assertEquals(12, load("auto", null, true, empty).train().size());
        assertEquals(
                List.of("warning: BACKPROPLAB_DATA=" + temp.resolve("none") + " is not a folder; looking elsewhere."),
                heardOfPlaces());
    }

    @Test
    void brokenFilesAreNeverReplaced() throws IOException {
        Path folder = IdxBytes.writeSet(cache.resolve("mnist"), 12, 4);
        Path images = folder.resolve("train-images-idx3-ubyte");
        Files.write(images, new byte[3]);
        String expected = "Broken data file: " + images + " ends within its header, after 3 bytes.\n"
                + "Put a good copy in its place; a downloaded one: delete it and run again to fetch it anew.";

        assertEquals(expected, failure("auto", null, false, Map.of()));
        Files.delete(images);
        String incomplete = failure("auto", null, false, Map.of("BACKPROPLAB_DATA", cache.toString()));
        assertTrue(incomplete.startsWith(
                "Incomplete data: " + folder + " has some files of MNIST but lacks train-images"));
    }

    @Test
    void downloadsIntoTheCacheOnce() throws IOException {
        mirrors(server.mirror("bad", TestServer.status(404)), goodMirror());

        for (int run = 0; run < 2; run++) {
            TrainTest loaded = load("auto", null, false, Map.of());
            assertEquals(12, loaded.train().size());
            assertEquals(cache.resolve("mnist").toString(), loaded.origin());
        }
        assertEquals(5, server.requests().size(), server.requests().toString());
        assertEquals(4, heardOfPlaces().stream().distinct().count(), heard.toString());
        assertTrue(heard.contains("t10k-labels-idx1-ubyte.gz"));
    }

    @Test
    void downloadsOnlyWhatTheCacheLacks() throws IOException {
        mirrors(goodMirror());
        Files.delete(IdxBytes.writeSet(cache.resolve("mnist"), 12, 4).resolve("t10k-labels-idx1-ubyte"));

        assertEquals(4, load("mnist", null, false, Map.of()).test().size());
        assertEquals(List.of("/good/t10k-labels-idx1-ubyte.gz"), server.requests());
    }

    @Test
    void autoFallsBackLoudly() {
        mirrors(server.mirror("a", TestServer.status(403)), server.mirror("b", TestServer.status(500)));

        TrainTest loaded = load("auto", null, false, Map.of("BACKPROPLAB_DATA", temp.toString()));

        assertTrue(loaded.embedded());
        assertEquals("glyphs[10000 x 1x28x28, 10 classes]", loaded.train().toString());
        assertEquals(2000, loaded.test().size());
        assertEquals("drawn by code (glyphs, seed 7)", loaded.origin());
        assertEquals(
                List.of("warning: EMBEDDED IMAGES (glyphs) ARE USED IN PLACE OF MNIST: not in BACKPROPLAB_DATA=" + temp
                        + " nor in " + cache.resolve("mnist")
                        + ".\nDownload failed: train-images-idx3-ubyte.gz: 127.0.0.1: answered 403; 127.0.0.1: answered 500."
                        + WHAT_TO_DO),
                heard);
    }

    @Test
    void autoGivesUpSoonOnASilentMirror() {
        mirrors(server.mirror("a", server.silent()));
        FetchLimits impatient = new FetchLimits(LONG, LONG, LONG, Duration.ofMillis(400));
        Catalog catalog = new Catalog(Map.of(), cache, impatient, CatalogTest::small);

        assertTrue(catalog.load(new Catalog.Request("auto", Optional.empty(), false), listener)
                .embedded());
        assertTrue(heard.get(0).contains("127.0.0.1: no answer within 0."), heard.get(0));
    }

    @Test
    void autoOfflineDoesNotAskAnyone() {
        mirrors(goodMirror());
        assertTrue(load("auto", null, true, Map.of()).embedded());
        assertEquals(List.of(), server.requests());
        assertEquals(1, heard.size());
        assertTrue(heard.get(0).contains("\nNothing was downloaded: --offline.\n"), heard.get(0));
    }

    @Test
    void mnistNeverFallsBack() {
        mirrors(server.mirror("a", TestServer.status(403)));
        assertEquals(
                "No MNIST data: not in " + cache.resolve("mnist")
                        + ".\nDownload failed: train-images-idx3-ubyte.gz: 127.0.0.1: answered 403." + WHAT_TO_DO,
                failure("mnist", null, false, Map.of()));
        assertEquals(
                "No MNIST data: not in " + cache.resolve("mnist") + ".\nNothing was downloaded: --offline."
                        + WHAT_TO_DO,
                failure("mnist", null, true, Map.of()));
        assertEquals(List.of(), heard);
    }

    private TrainTest loadCifar(String token, Path dataDir, boolean offline) {
        Catalog.Request request =
                new Catalog.Request(token, Optional.ofNullable(dataDir), offline, "cifar10", Optional.empty());
        return new Catalog(Map.of(), cache, LIMITS, CatalogTest::small).load(request, listener);
    }

    @Test
    void readsCifarFromTheFolderTheUserGives() throws IOException {
        Path folder = CifarBytes.writeSet(temp.resolve("data").resolve("cifar-10-batches-bin"), 3, 2);

        for (String token : List.of("auto", "cifar10")) {
            TrainTest loaded = loadCifar(token, temp.resolve("data"), false);
            assertEquals("cifar10[15 x 3x32x32, 10 classes]", loaded.train().toString());
            assertEquals("cifar10[2 x 3x32x32, 10 classes]", loaded.test().toString());
            assertEquals(folder.toString(), loaded.origin());
            assertFalse(loaded.embedded());
        }
        String small = "warning: " + folder
                + " is not the whole of CIFAR-10: 15 of 50000 training images, 2 of 10000 test images.";
        assertEquals(List.of(small, small), heard);
        assertEquals(
                "No data in " + cache + ", nor in its cifar-10-batches-bin: looked for\n"
                        + "data_batch_1.bin to data_batch_5.bin and test_batch.bin, or cifar-10-binary.tar.gz, "
                        + "cifar-10-binary.tar, cifar-10-batches-bin.tar.gz, cifar-10-batches-bin.tar.\n"
                        + "Put them there, or leave --data-dir out to have them downloaded.",
                failure("cifar10", cache, false, Map.of()));
    }

    @Test
    void downloadsTheCifarArchiveOnce() {
        mirrors(server.mirror("bad", TestServer.status(404)), goodMirror());

        for (int run = 0; run < 2; run++) {
            TrainTest loaded = loadCifar("auto", null, false);
            assertEquals(15, loaded.train().size());
            assertEquals(
                    cache.resolve("cifar10").resolve("cifar-10-binary.tar.gz").toString(), loaded.origin());
        }
        assertEquals(2, server.requests().size(), server.requests().toString());
    }

    @Test
    void brokenCifarFilesAreNeverReplaced() throws IOException {
        mirrors(goodMirror());
        Path folder = CifarBytes.writeSet(cache.resolve("cifar10"), 3, 2);
        Path broken = folder.resolve("data_batch_2.bin");
        Files.write(broken, new byte[4000]);
        assertEquals(
                "Broken data file: " + broken
                        + " has 4000 bytes, no multiple of 3073: it is cut off within the record at"
                        + " offset 3073.\nPut a good copy in its place; a downloaded one: delete it and run again to fetch"
                        + " it anew.",
                assertThrows(DataException.class, () -> loadCifar("auto", null, false))
                        .getMessage());
        Files.delete(broken);
        assertEquals(
                "Incomplete data: " + folder + " has some files of CIFAR-10 but lacks data_batch_2.bin.\n"
                        + "Add what is missing, or name another folder.",
                assertThrows(DataException.class, () -> loadCifar("auto", null, false))
                        .getMessage());
        assertEquals(List.of(), server.requests());
    }

    @Test
    void autoForCifarFallsBackToShapes() {
        mirrors(server.mirror("a", TestServer.status(403)));
        String reason = "not in " + cache.resolve("cifar10")
                + ".\nDownload failed: cifar-10-binary.tar.gz: 127.0.0.1: answered 403.\n"
                + "Put cifar-10-binary.tar.gz into a folder and name it with --data-dir, or choose --dataset shapes.";

        TrainTest loaded = loadCifar("auto", null, false);

        assertTrue(loaded.embedded());
        assertEquals("shapes[10000 x 3x32x32, 10 classes]", loaded.train().toString());
        assertEquals("drawn by code (shapes, seed 7)", loaded.origin());
        assertEquals(List.of("warning: EMBEDDED IMAGES (shapes) ARE USED IN PLACE OF CIFAR-10: " + reason), heard);
        assertEquals("No CIFAR-10 data: " + reason, failure("cifar10", null, false, Map.of()));
    }

    @Test
    void autoLooksForRealDataOnly() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new Catalog.Request("auto", Optional.empty(), true, "glyphs", Optional.empty()));
        assertEquals("no real data set is called 'glyphs'", refused.getMessage());
    }

    @Test
    void aVariableThatIsNoPathIsNamed() {
        String message = failure("auto", null, true, Map.of("BACKPROPLAB_DATA", "a\0b"));
        assertTrue(message.startsWith("BACKPROPLAB_DATA is no path: "), message);
        assertTrue(message.endsWith(".\nCorrect the variable or unset it."), message);
    }

    @Test
    void glyphsNeedNothing() {
        TrainTest loaded = new Catalog(Map.of())
                .load(new Catalog.Request("glyphs", Optional.empty(), true), ProgressListener.SILENT);
        assertTrue(loaded.embedded());
        assertEquals("glyphs", loaded.test().name());
    }

    @Test
    void anUnknownTokenIsAUsageError() {
        SettingException refused = assertThrows(SettingException.class, () -> load("imagenet", null, true, Map.of()));
        assertEquals(
                "Unknown data set 'imagenet': choose one of auto, mnist, cifar10, fashion-mnist, kmnist, qmnist,"
                        + " emnist-balanced, emnist-byclass, emnist-bymerge, emnist-letters, emnist-digits, emnist-mnist,"
                        + " cifar100, embedded, glyphs, shapes, folder:PATH.",
                refused.getMessage());
    }
}
