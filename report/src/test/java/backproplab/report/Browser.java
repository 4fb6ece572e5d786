package backproplab.report;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Chromium without a window. */
final class Browser {
    private static final int SECONDS = 120;

    private final Path program;
    private final Path scratch;

    /** What a browser made of a page: its tree afterwards, and what was written to the console. */
    record Opened(String tree, List<String> console) {}

    private Browser(Path program, Path scratch) {
        this.program = program;
        this.scratch = scratch;
    }

    /** The one on the search path; empty if there is none. */
    static Optional<Browser> find(Path scratch) {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Browser(program, scratch));
    }

    /** Opens a page and waits until its scripts have nothing left to do. */
    Opened open(Path page, int width, String... more) throws IOException, InterruptedException {
        return open(page.toUri(), width, more);
    }

    /** The same of any address. */
    Opened open(URI page, int width, String... more) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(scratch, "console", ".txt");
        Path tree = Files.createTempFile(scratch, "tree", ".html");
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
                "--virtual-time-budget=30000",
                "--user-data-dir=" + Files.createTempDirectory(scratch, "profile"),
                "--window-size=" + width + ",2000",
                "--dump-dom"));
        command.addAll(List.of(more));
        command.add(page.toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(tree.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(program + " did not end within " + SECONDS + " s");
        }
        List<String> console = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("CONSOLE"))
                .toList();
        return new Opened(Files.readString(tree), console);
    }
}
