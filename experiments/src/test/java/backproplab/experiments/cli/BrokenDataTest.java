package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that is missing, broken or out of reach, as the command meets it: code 3, a short message, nothing new on disk. */
class BrokenDataTest {
    @TempDir
    private Path temp;

    private Path data;

    @BeforeEach
    void whole() throws IOException {
        data = IdxFiles.write(temp.resolve("data"));
    }

    private void expect(String message) throws IOException {
        long before = files();
        CommandRun run = CommandRun.task1(
                Map.of(),
                "--offline",
                "--dataset=mnist",
                "--val=4",
                "--batch-size=8",
                "--data-dir=" + data,
                "--out=" + temp.resolve("results"));
        assertEquals(3, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertTrue(run.errorLines() <= 3, run.err());
        assertEquals(before, files(), "no new file");
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(temp)) {
            return all.count();
        }
    }

    private byte[] read(String name) throws IOException {
        return Files.readAllBytes(data.resolve(name));
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(data.resolve(name), content);
    }

    @Test
    void truncated() throws IOException {
        write(IdxFiles.TRAIN_IMAGES, Arrays.copyOf(read(IdxFiles.TRAIN_IMAGES), 5000));
        expect(IdxFiles.TRAIN_IMAGES + " ends after 5000 of 31376 bytes");
    }

    @Test
    void overLong() throws IOException {
        write(IdxFiles.TRAIN_IMAGES, Arrays.copyOf(read(IdxFiles.TRAIN_IMAGES), 31377));
        expect(IdxFiles.TRAIN_IMAGES);
    }

    @Test
    void wrongMagic() throws IOException {
        write(IdxFiles.TRAIN_LABELS, IdxFiles.images(40));
        expect(IdxFiles.TRAIN_LABELS
                + " is IDX of unsigned bytes, dimensions: 3; read are unsigned bytes, dimensions: 1.");
        write(IdxFiles.TRAIN_LABELS, new byte[] {1, 0, 8, 1, 0, 0, 0, 1, 0});
        expect("starts with 0x01000801 instead of 0x00000801");
    }

    @Test
    void labelOutOfRange() throws IOException {
        byte[] labels = read(IdxFiles.TRAIN_LABELS);
        labels[8 + 7] = 10;
        write(IdxFiles.TRAIN_LABELS, labels);
        expect("10");
    }

    @Test
    void countsThatDiffer() throws IOException {
        write(IdxFiles.TRAIN_LABELS, IdxFiles.labels(39));
        expect("39");
    }

    @Test
    void corruptGzip() throws IOException {
        byte[] gzip = IdxFiles.gzip(read(IdxFiles.TRAIN_IMAGES));
        gzip[gzip.length - 6] ^= 0x55;
        Files.delete(data.resolve(IdxFiles.TRAIN_IMAGES));
        write(IdxFiles.TRAIN_IMAGES + ".gz", gzip);
        expect(IdxFiles.TRAIN_IMAGES + ".gz");
    }

    @Test
    void aMirrorThatRefuses() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        server.start();
        Path cache = Files.createDirectories(temp.resolve("cache"));
        Files.writeString(
                cache.resolve("mirrors.txt"),
                "mnist http://" + server.getAddress().getHostString() + ":"
                        + server.getAddress().getPort() + "/");
        System.setProperty("backproplab.cache", cache.toString());
        try {
            CommandRun run = CommandRun.task1(Map.of(), "--dataset=mnist", "--out=" + temp.resolve("results"));
            assertEquals(3, run.code(), run.err());
            assertTrue(run.err().contains("403"), run.err());
            assertTrue(run.errorLines() <= 3, run.err());
            assertFalse(Files.exists(temp.resolve("results")));
            try (Stream<Path> left = Files.walk(cache)) {
                assertEquals(1, left.filter(Files::isRegularFile).count(), "mirrors.txt alone");
            }
        } finally {
            System.clearProperty("backproplab.cache");
            server.stop(0);
        }
    }
}
