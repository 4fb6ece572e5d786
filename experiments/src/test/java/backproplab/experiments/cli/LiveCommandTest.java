package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.lab.LabCommands;
import backproplab.experiments.killing.AtLine;
import backproplab.experiments.results.WrittenResults;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(120)
class LiveCommandTest {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/[\\w-]{32}/");

    @TempDir
    private Path temp;

    private String[] arguments(String... more) {
        String small =
                "--offline --dataset glyphs --train-limit 600 --engines manual --models mlp --hidden 16 --batch-size 200"
                        + " --threads 1 --epochs 2 --out " + temp + " ";
        return (small + String.join(" ", more)).strip().split(" ");
    }

    /** Reads all that a page hears. */
    private static String read(URI address) {
        try {
            HttpURLConnection page =
                    (HttpURLConnection) address.resolve("events").toURL().openConnection();
            try (InputStream in = page.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRunCanBeWatchedUntilItsEnd() throws Exception {
        CompletableFuture<URI> address = new CompletableFuture<>();
        CompletableFuture<String> heard = address.thenApplyAsync(LiveCommandTest::read);
        StringWriter screen = new StringWriter() {
            @Override
            public void write(String text, int from, int length) {
                Matcher printed = ADDRESS.matcher(text);
                if (printed.find()) {
                    address.complete(URI.create(printed.group()));
                }
                super.write(text, from, length);
            }
        };
        CommandRun run = CommandRun.on(screen, new Task1Command(Map.of()), arguments("--live"));
        assertEquals(0, run.code(), run.err());
        String events = heard.get();
        Path folder = WrittenResults.folder(temp);
        String report = folder.toAbsolutePath().resolve("report.html").toString();
        assertTrue(events.endsWith("event: over\ndata: Its report, to open in a browser: " + report + "\n\n"), events);
        assertTrue(Files.exists(Path.of(report)));
        assertTrue(events.contains("<section id=\"curves\">"), events);
        assertTrue(events.contains("mlp on manual: "), events);
        assertFalse(Files.exists(folder.resolve("tensorboard")), "nobody asked for it");
        assertThrows(IllegalStateException.class, () -> read(address.get()));
    }

    @Test
    void withoutItNothingListens() throws IOException {
        Assumptions.assumeTrue(ListeningSockets.known(), "only Linux tells");
        StringBuilder found = new StringBuilder();
        AtLine screen = new AtLine("Task1 | ", 0, () -> found.append(listening()));
        CommandRun run = CommandRun.on(screen, new Task1Command(Map.of()), arguments());
        assertEquals(0, run.code(), run.err());
        assertEquals("[]", found.toString());
        try (ServerSocket planted = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(1, ListeningSockets.addresses().size(), "what listens is found: " + planted);
        }
    }

    private static List<String> listening() {
        try {
            return ListeningSockets.addresses();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPortThatIsTakenIsNamedBeforeAnythingIsTimed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            CommandRun run = CommandRun.task1(Map.of(), arguments("--live=" + port));
            assertEquals(4, run.code());
            assertEquals(
                    "Cannot show the run on port " + port + ": Address already in use.\n"
                            + "Name another with --live=PORT, or let --live alone take one that is free.\n",
                    run.err().replace("\r\n", "\n"));
            assertFalse(run.out().contains("Warming up"), run.out());
        }
    }

    @Test
    void aPortThatCannotBeIsRefused() {
        CommandRun run = CommandRun.task1(Map.of(), arguments("--live=65536"));
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("--live must be between 0 and 65535, not 65536."), run.err());
        assertEquals(2, CommandRun.task1(Map.of(), arguments("--live=now")).code());
    }

    @Test
    void aNameBehindItIsNoPort() {
        for (String[] words :
                new String[][] {{"--live", "A/batch-size"}, {"--live=8080", "A/batch-size"}, {"A/batch-size", "--live"}
                }) {
            List<String> typed = new ArrayList<>(List.of("run"));
            typed.addAll(List.of(words));
            CommandLine.ParseResult run = new CommandLine(LabCommands.withoutEnvironment())
                    .parseArgs(typed.toArray(String[]::new))
                    .subcommand();
            assertEquals(List.of("A/batch-size"), run.matchedPositional(0).originalStringValues());
            int port = run.matchedOptionValue("--live", -1);
            assertEquals(words[0].endsWith("8080") ? 8080 : 0, port);
        }
    }

    @Test
    void aDryRunHasNoPage() {
        CommandRun run = CommandRun.task1(Map.of(), arguments("--live", "--dry-run"));
        assertEquals(0, run.code(), run.err());
        assertFalse(run.out().contains("http://"), run.out());
    }
}
