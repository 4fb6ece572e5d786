package backproplab.datasets.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DownloadTest {
    private static final int SIZE = 100_000;
    private static final byte[] CONTENT = content(1);
    private static final RemoteFile FILE = new RemoteFile("data.gz", SIZE, md5(CONTENT));
    /** Long enough for a busy machine where an answer comes. */
    private static final FetchLimits PATIENT = new FetchLimits(
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));
    /** For servers that never answer. */
    private static final FetchLimits HASTY = new FetchLimits(
            Duration.ofSeconds(20), Duration.ofMillis(300), Duration.ofSeconds(20), Duration.ofSeconds(20));
    /** For servers that answer and then fall silent. */
    private static final FetchLimits HASTY_LATER = new FetchLimits(
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(20));

    private static final Proxies DIRECT = new Proxies(Map.of());

    @TempDir
    private Path temp;

    private Path folder;
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        folder = temp.resolve("cache").resolve("set");
        server = new TestServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] content(long seed) {
        byte[] bytes = new byte[SIZE];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void fetch(FetchLimits limits, URI... mirrors) throws DownloadException {
        new Download(List.of(mirrors), limits, DIRECT).fetch(List.of(FILE), folder, true, (file, done, total) -> {});
    }

    private String failure(FetchLimits limits, URI... mirrors) {
        return assertThrows(DownloadException.class, () -> fetch(limits, mirrors))
                .getMessage();
    }

    private void assertFetched() throws IOException {
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("data.gz")));
        assertEquals(List.of("data.gz"), files());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void writePart(byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("data.gz.part"), bytes);
    }

    private byte[] part() throws IOException {
        return Files.readAllBytes(folder.resolve("data.gz.part"));
    }

    @Test
    void bringsAFileAndReportsProgress() throws IOException {
        URI mirror = server.mirror("a", TestServer.whole(CONTENT));
        List<String> reports = new ArrayList<>();

        new Download(List.of(mirror), PATIENT, DIRECT)
                .fetch(
                        List.of(FILE),
                        folder,
                        true,
                        (file, done, total) -> reports.add(file + " " + done + " " + total));

        assertFetched();
        assertEquals("data.gz 100000 100000", reports.get(reports.size() - 1));
    }

    @Test
    void leavesAFileThatIsThereAlone() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("data.gz"), new byte[] {1});

        fetch(PATIENT, server.mirror("a", TestServer.whole(CONTENT)));

        assertArrayEquals(new byte[] {1}, Files.readAllBytes(folder.resolve("data.gz")));
        assertEquals(List.of(), server.requests());
    }

    @Test
    void goesOnToTheNextMirrorAndStaysThere() throws IOException {
        URI refusing = server.mirror("a", TestServer.status(403));
        URI good = server.mirror("b", TestServer.whole(CONTENT));
        RemoteFile second = new RemoteFile("more.gz", SIZE, md5(CONTENT));

        new Download(List.of(refusing, good), PATIENT, DIRECT)
                .fetch(List.of(FILE, second), folder, true, (f, d, t) -> {});

        assertEquals(List.of("/a/data.gz", "/b/data.gz", "/b/more.gz"), server.requests());
        assertEquals(List.of("data.gz", "more.gz"), files());
    }

    @Test
    void aRefusalIsNamedAndLeavesNothing() throws IOException {
        assertEquals("data.gz: 127.0.0.1: answered 403", failure(PATIENT, server.mirror("a", TestServer.status(403))));
        assertEquals(List.of(), files());
    }

    @Test
    void whatStoppedHalfWayIsResumedElsewhere() throws IOException {
        URI broken = server.mirror("a", TestServer.halfWay(CONTENT, 60_000));
        URI good = server.mirror("b", TestServer.ranged(CONTENT));

        fetch(PATIENT, broken, good);

        assertFetched();
        assertEquals(2, server.requests().size());
        assertTrue(
                server.requests().get(1).startsWith("/b/data.gz bytes="),
                server.requests().toString());
    }

    @Test
    void whatStoppedHalfWayIsKeptForTheNextRun() throws IOException {
        assertEquals(
                "data.gz: 127.0.0.1: stopped after 60000 of 100000 bytes",
                failure(PATIENT, server.mirror("a", TestServer.chunked(CONTENT, 60_000))));
        assertEquals(List.of("data.gz.part"), files());
        assertArrayEquals(Arrays.copyOf(CONTENT, 60_000), part());

        fetch(PATIENT, server.mirror("b", TestServer.ranged(CONTENT)));

        assertFetched();
        assertEquals("/b/data.gz bytes=60000-", server.requests().get(1));
    }

    @Test
    void aBrokenConnectionIsNamed() throws IOException {
        assertEquals(
                "data.gz: 127.0.0.1: connection broke",
                failure(PATIENT, server.mirror("a", TestServer.halfWay(CONTENT, 60_000))));
        assertEquals(List.of("data.gz.part"), files());
    }

    @Test
    void aServerWithoutRangesStartsAnew() throws IOException {
        writePart(Arrays.copyOf(CONTENT, 60_000));
        fetch(PATIENT, server.mirror("a", TestServer.whole(CONTENT)));
        assertFetched();
    }

    @Test
    void aServerThatAnswersAnotherRangeIsNotTrusted() throws IOException {
        writePart(Arrays.copyOf(CONTENT, 60_000));
        URI wrong = server.mirror("a", exchange -> {
            exchange.getResponseHeaders().add("Content-Range", "bytes 0-99999/100000");
            exchange.sendResponseHeaders(206, SIZE);
            exchange.getResponseBody().write(CONTENT);
        });
        assertEquals("data.gz: 127.0.0.1: answered with another range than asked for", failure(PATIENT, wrong));
        assertArrayEquals(Arrays.copyOf(CONTENT, 60_000), part());
    }

    @Test
    void aServerThatRefusesTheRangeCostsThePart() throws IOException {
        writePart(Arrays.copyOf(CONTENT, 60_000));
        assertEquals("data.gz: 127.0.0.1: answered 416", failure(PATIENT, server.mirror("a", TestServer.status(416))));
        assertEquals(List.of(), files());
    }

    @Test
    void aDamagedPartIsFetchedAnew() throws IOException {
        writePart(new byte[60_000]);
        fetch(PATIENT, server.mirror("a", TestServer.ranged(CONTENT)));
        assertFetched();
        assertEquals(List.of("/a/data.gz bytes=60000-", "/a/data.gz"), server.requests());
    }

    @Test
    void aPartThatIsTooLongIsFetchedAnew() throws IOException {
        writePart(new byte[SIZE + 1]);
        fetch(PATIENT, server.mirror("a", TestServer.ranged(CONTENT)));
        assertFetched();
        assertEquals(List.of("/a/data.gz"), server.requests());
    }

    @Test
    void aCompletePartNeedsNoServer() throws IOException {
        writePart(CONTENT);
        fetch(PATIENT, server.mirror("a", TestServer.status(500)));
        assertFetched();
        assertEquals(List.of(), server.requests());
    }

    @Test
    void aWrongChecksumLeavesNothing() throws IOException {
        byte[] other = content(2);
        assertEquals(
                "data.gz: 127.0.0.1: sent a file with MD5 " + md5(other) + " instead of " + md5(CONTENT),
                failure(PATIENT, server.mirror("a", TestServer.whole(other))));
        assertEquals(List.of(), files());
    }

    @Test
    void anEndlessAnswerIsCutOff() throws IOException {
        byte[] longer = Arrays.copyOf(CONTENT, SIZE + 5);
        assertEquals(
                "data.gz: 127.0.0.1: sent more than the 100000 bytes of the file",
                failure(PATIENT, server.mirror("a", TestServer.whole(longer))));
        assertEquals(List.of(), files());
    }

    @Test
    void aServerThatNeverAnswersIsLeft() throws IOException {
        assertEquals("data.gz: 127.0.0.1: no answer within 0.3 s", failure(HASTY, server.mirror("a", server.silent())));
        assertEquals(List.of(), files());
    }

    @Test
    void aServerThatFallsSilentIsLeftAndItsBytesAreKept() throws IOException {
        assertEquals(
                "data.gz: 127.0.0.1: sent nothing for 1.0 s",
                failure(HASTY_LATER, server.mirror("a", server.stalling(CONTENT, 60_000))));
        assertEquals(List.of("data.gz.part"), files());
        assertArrayEquals(Arrays.copyOf(CONTENT, part().length), part());
    }

    @Test
    void headersAloneAreNoAnswer() {
        FetchLimits limits = new FetchLimits(
                Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(600));
        URI first = server.mirror("a", server.stalling(CONTENT, 0));
        URI second = server.mirror("b", server.stalling(CONTENT, 0));
        Download download = new Download(List.of(first, second), limits, DIRECT);
        long started = System.nanoTime();
        assertThrows(DownloadException.class, () -> download.fetch(List.of(FILE), folder, false, (f, d, t) -> {}));
        assertTrue(
                System.nanoTime() - started < Duration.ofSeconds(19).toNanos(), "far less than the limit per mirror");
    }

    @Test
    void withoutPatienceAllSilentMirrorsTogetherGetOneLimit() {
        FetchLimits limits = new FetchLimits(
                Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(600));
        URI first = server.mirror("a", server.silent());
        URI second = server.mirror("b", server.silent());
        Download download = new Download(List.of(first, second), limits, DIRECT);

        long started = System.nanoTime();
        DownloadException failed = assertThrows(
                DownloadException.class, () -> download.fetch(List.of(FILE), folder, false, (f, d, t) -> {}));

        assertTrue(
                System.nanoTime() - started < Duration.ofSeconds(19).toNanos(), "far less than the limit per mirror");
        assertTrue(
                failed.getMessage()
                        .matches(
                                "data.gz: 127.0.0.1: no answer within 0.[123] s; 127.0.0.1: no answer within 0.[0-3] s"),
                failed.getMessage());
    }

    @Test
    void aClosedPortAndAnUnknownHostAreNamed() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertEquals(
                "data.gz: 127.0.0.1: no connection; no-such-host.invalid: unknown host",
                failure(
                        PATIENT,
                        URI.create("http://127.0.0.1:" + port + "/"),
                        URI.create("http://no-such-host.invalid/")));
    }

    @Test
    void aPartHeldByAnotherIsLeftAlone() throws IOException {
        writePart(Arrays.copyOf(CONTENT, 10));
        try (FileChannel other = FileChannel.open(folder.resolve("data.gz.part"), StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertTrue(lock.isValid());
            fetch(PATIENT, server.mirror("a", TestServer.ranged(CONTENT)));
        }
        assertEquals(List.of("data.gz", "data.gz.part"), files());
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("data.gz")));
        assertEquals(10, part().length);
        assertEquals(List.of("/a/data.gz"), server.requests());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Files.write(temp.resolve("cache"), new byte[0]);
        String message = failure(PATIENT, server.mirror("a", TestServer.whole(CONTENT)));
        assertTrue(message.startsWith("cannot write to " + folder + ": "), message);
    }

    @Test
    void anInterruptStopsItAtOnce() throws IOException {
        Thread here = Thread.currentThread();
        TestServer.Behaviour silent = server.silent();
        URI interrupting = server.mirror("a", exchange -> {
            here.interrupt();
            silent.answer(exchange);
        });
        URI good = server.mirror("b", TestServer.whole(CONTENT));

        for (boolean before : new boolean[] {false, true}) {
            if (before) {
                here.interrupt();
            }
            String message = failure(PATIENT, interrupting, good);
            assertTrue(Thread.interrupted(), "the flag is kept");
            assertEquals("interrupted while fetching to " + folder, message);
        }
        assertEquals(List.of("/a/data.gz"), server.requests());
        assertEquals(List.of(), files());
    }
}
