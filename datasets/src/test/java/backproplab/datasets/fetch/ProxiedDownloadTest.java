package backproplab.datasets.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProxiedDownloadTest {
    private static final byte[] CONTENT = "the file".getBytes(StandardCharsets.UTF_8);
    private static final RemoteFile FILE =
            new RemoteFile("data.gz", CONTENT.length, "9144da26b6b58c823799dd4a8a884f26");
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final FetchLimits PATIENT = new FetchLimits(LONG, LONG, LONG, LONG);

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The test's server is the proxy: it is asked for a host that does not exist. */
    @Test
    void theProxyOfTheEnvironmentIsAsked() throws IOException {
        URI here = server.mirror("set", TestServer.whole(CONTENT));
        URI elsewhere = URI.create("http://mirror.invalid/set/");
        Proxies proxies = new Proxies(Map.of("HTTP_PROXY", "http://127.0.0.1:" + here.getPort()));
        new Download(List.of(elsewhere), PATIENT, proxies).fetch(List.of(FILE), folder, true, (f, d, t) -> {});
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve(FILE.name())));
        assertEquals(List.of("/set/data.gz"), server.requests());
    }

    @Test
    void aVariableThatNamesNoHttpProxyIsInTheWayOfItsOwnMirrorsOnly() throws IOException {
        URI https = URI.create("https://mirror.invalid/set/");
        URI here = server.mirror("set", TestServer.whole(CONTENT));
        Proxies proxies = new Proxies(Map.of("HTTPS_PROXY", "socks5://gate:1080"));
        Download alone = new Download(List.of(https), PATIENT, proxies);
        assertEquals(
                "the environment variable HTTPS_PROXY names no HTTP proxy (it should be like http://proxy:3128)",
                assertThrows(DownloadException.class, () -> alone.fetch(List.of(FILE), folder, true, (f, d, t) -> {}))
                        .getMessage());
        new Download(List.of(https, here), PATIENT, proxies).fetch(List.of(FILE), folder, true, (f, d, t) -> {});
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve(FILE.name())));
    }

    @Test
    void aProxyThatDoesNotAnswerIsNamed() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        Proxies proxies = new Proxies(Map.of("http_proxy", "127.0.0.1:" + nobody));
        Download download = new Download(List.of(URI.create("http://mirror.invalid/set/")), PATIENT, proxies);
        DownloadException failed = assertThrows(
                DownloadException.class, () -> download.fetch(List.of(FILE), folder, true, (f, d, t) -> {}));
        assertEquals(
                "data.gz: mirror.invalid through the proxy 127.0.0.1:" + nobody + " of http_proxy: no connection",
                failed.getMessage());
    }
}
