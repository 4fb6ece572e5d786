package backproplab.report.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.report.Html;
import backproplab.report.RunFolder;
import backproplab.report.live.OpenStream.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveServerTest {
    @TempDir
    private Path temp;

    private LiveServer server;
    private URI address;

    @BeforeEach
    void open() {
        server = LiveServer.open(0);
        address = server.address();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private int code(String method, String path, String host) throws IOException {
        try (OpenStream request = new OpenStream(address, method, path, host)) {
            return request.code();
        }
    }

    private static LiveState state(int number) {
        return new LiveState("step " + number, number / 100.0, "", false);
    }

    /** A run of which only some epochs are there, as while it trains. */
    private Path young(int rows) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("run"));
        Files.copy(RunFolder.TASK1.resolve("config.json"), folder.resolve("config.json"));
        List<String> lines = Files.readAllLines(RunFolder.TASK1.resolve("epochs.csv"));
        Files.write(folder.resolve("epochs.csv"), lines.subList(0, 1 + rows));
        return folder;
    }

    @Test
    void thePageIsWellFormedAndItsPolicyLetsItsScriptAskNobodyElse() throws IOException {
        try (OpenStream request = new OpenStream(address, "GET", address.getPath(), address.getAuthority())) {
            assertEquals(200, request.code());
            String answer = request.rest();
            String head = answer.substring(0, answer.indexOf("\n\n"));
            assertTrue(head.toLowerCase(Locale.ROOT).contains("content-type: text/html; charset=utf-8"), head);
            assertTrue(head.contains("no-store"), head);
            String page = answer.substring(answer.indexOf("<!DOCTYPE"));
            Html html = Html.of(page);
            String policy = html.all("meta").get(1).getAttribute("content");
            assertTrue(
                    policy.matches("default-src 'none'; connect-src 'self'; img-src data:; style-src 'unsafe-inline'; "
                            + "script-src 'sha256-[A-Za-z0-9+/]{43}='"),
                    policy);
        }
    }

    @Test
    void withoutTheTokenNothingIsThere() throws IOException {
        String host = address.getAuthority();
        String token = address.getPath();
        String wrong = token.replace(token.charAt(1), token.charAt(1) == 'A' ? 'B' : 'A');
        for (String path :
                List.of("/", "/events", "/index.html", wrong, wrong + "events", token.substring(0, 10) + "/")) {
            assertEquals(404, code("GET", path, host), path);
        }
        assertEquals(404, code("GET", token + "other", host));
        assertEquals(200, code("GET", token, host));
        assertEquals(33, token.length() - 1, "24 random bytes are 32 characters");
        try (LiveServer other = LiveServer.open(0)) {
            assertNotEquals(token, other.address().getPath());
        }
    }

    @Test
    void aNameThatIsNotThisMachinesIsRefused() throws IOException {
        int port = address.getPort();
        for (String host : List.of(
                "evil.example",
                "evil.example:" + port,
                "127.0.0.1",
                "127.0.0.1:" + (port + 1),
                "127.0.0.1:" + port + ".evil.example")) {
            assertEquals(403, code("GET", address.getPath(), host), host);
            assertEquals(403, code("GET", address.getPath() + "events", host), host);
        }
        assertEquals(200, code("GET", address.getPath(), "localhost:" + port));
    }

    @Test
    void nothingCanBeSent() throws IOException {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
            assertEquals(405, code(method, address.getPath(), address.getAuthority()), method);
        }
    }

    @Test
    void otherMachinesDoNotReachIt() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(own -> !own.isLoopbackAddress())
                .toList();
        assumeFalse(others.isEmpty(), "this machine has no other address");
        for (InetAddress own : others) {
            try (Socket socket = new Socket()) {
                assertThrows(
                        IOException.class,
                        () -> socket.connect(new InetSocketAddress(own, address.getPort()), 2000),
                        own.toString());
            }
        }
    }

    @Test
    void eventsComeInTheirOrderAndTheStreamEndsWithTheRun() throws IOException {
        server.draw(young(4));
        try (OpenStream stream = OpenStream.events(address)) {
            assertEquals(200, stream.code());
            assertEquals("progress", stream.next().name());
            List<String> told = new ArrayList<>();
            for (int i = 1; i <= 5; i++) {
                assertTrue(server.offer(state(i)));
            }
            while (told.size() < 5) {
                Event event = stream.next();
                if (event.name().equals("progress")) {
                    told.add(event.data().substring(8, 16));
                }
            }
            assertEquals(List.of("\"step 1\"", "\"step 2\"", "\"step 3\"", "\"step 4\"", "\"step 5\""), told);
            server.end("The report is in <results/task1.html>.");
            Event charts = stream.next();
            for (Event next = charts; next.name().equals("charts"); next = stream.next()) {
                charts = next;
            }
            assertTrue(charts.data().contains("<section id=\"curves\">"), charts.data());
            assertNull(stream.next(), "the stream is at its end");
        }
        assertEquals(200, code("GET", address.getPath(), address.getAuthority()), "until it is closed");
        server.close();
        assertThrows(IOException.class, () -> code("GET", address.getPath(), address.getAuthority()));
    }

    @Test
    void chartsAreDrawnFromWhatTheFolderHas() throws IOException {
        Path folder = young(2);
        server.draw(folder);
        try (OpenStream stream = OpenStream.events(address)) {
            assertEquals("{\"what\":\"\",\"left\":\"\"}", stream.next().data());
            Event charts = stream.next();
            assertEquals("charts", charts.name());
            Html html = Html.of("<main>" + charts.data() + "</main>");
            assertEquals(2, Html.marks(html.all("figure").get(0)));
            assertEquals(0, html.all("script").size() + html.all("a").size());
            Files.copy(RunFolder.TASK1.resolve("comparison.csv"), folder.resolve("comparison.csv"));
            server.offer(new LiveState("two epochs more", 0.5, "3 s", true));
            assertEquals(
                    new Event("progress", "{\"what\":\"two epochs more\",\"share\":0.5,\"left\":\"3 s\"}"),
                    stream.next());
            assertTrue(stream.next().data().contains("<section id=\"results\">"));
        }
    }

    @Test
    void aRunWithNothingToDrawHasAPageAllTheSame() throws IOException {
        server.draw(Files.createDirectories(temp.resolve("empty")));
        try (OpenStream stream = OpenStream.events(address)) {
            assertEquals("progress", stream.next().name());
            server.end("Over.");
            assertEquals(new Event("over", "Over."), stream.next());
            assertNull(stream.next());
        }
    }

    @Test
    void morePagesThanCanBeServedAreRefused() throws IOException {
        List<OpenStream> open = new ArrayList<>();
        try {
            for (int i = 0; i < LiveHandler.MOST_PAGES; i++) {
                OpenStream stream = OpenStream.events(address);
                open.add(stream);
                assertEquals("progress", stream.next().name());
            }
            assertEquals(503, code("GET", address.getPath() + "events", address.getAuthority()));
        } finally {
            for (OpenStream stream : open) {
                stream.close();
            }
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        int port = address.getPort();
        UserException e = assertThrows(UserException.class, () -> LiveServer.open(port));
        assertEquals(ExitCode.ENVIRONMENT, e.code());
        assertEquals(
                "Cannot show the run on port " + port + ": Address already in use."
                        + "\nName another with --live=PORT, or let --live alone take one that is free.",
                e.getMessage());
    }

    @Test
    void nothingHoldsTheProcessWhenItIsClosed() {
        server.end("Over.");
        server.close();
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> !thread.isDaemon() && thread.getName().startsWith("HTTP-Dispatcher"))) {
            Thread.onSpinWait();
        }
    }
}
