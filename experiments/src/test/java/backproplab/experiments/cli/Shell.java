package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real shell, in which a command is run as it was printed, with a Maven that only says what it was told. */
public final class Shell {
    private static final String ARGUMENTS = "-Dexec.args=";
    private static final Path BASH = Path.of("/bin/bash");

    private final Path folder;

    /** With a folder for the stub. */
    public Shell(Path folder) {
        Assumptions.assumeTrue(Files.isExecutable(BASH));
        this.folder = folder;
    }

    /** What Maven is told, word by word. */
    public List<String> maven(String printed) throws IOException, InterruptedException {
        Path stub = Files.createDirectories(folder.resolve("stub")).resolve("mvn");
        Path told = folder.resolve("told");
        Files.writeString(stub, "#!/bin/bash\nprintf '%s\\0' \"$@\" >'" + told + "'\n");
        assertTrue(stub.toFile().setExecutable(true));
        ProcessBuilder bash = new ProcessBuilder(BASH.toString(), "-c", printed)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true);
        bash.environment().put("PATH", stub.getParent() + ":" + System.getenv("PATH"));
        Process process = bash.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals("0 ", process.exitValue() + " " + said, printed);
        return List.of(Files.readString(told).split("\0"));
    }

    /** What the command in Maven is told: what stands in -Dexec.args. */
    public List<String> arguments(String printed) throws IOException, InterruptedException {
        List<String> arguments = maven(printed).stream()
                .filter(word -> word.startsWith(ARGUMENTS))
                .map(word -> word.substring(ARGUMENTS.length()))
                .toList();
        assertEquals(1, arguments.size(), printed);
        assertFalse(arguments.get(0).contains("${"), "Maven would look for a property: " + printed);
        return divided(arguments.get(0));
    }

    /** As the exec plugin does it: blanks divide but for those between quotes of either kind; nothing else means anything. */
    static List<String> divided(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String quote = "";
        for (StringTokenizer parts = new StringTokenizer(text, "\"' ", true); parts.hasMoreTokens(); ) {
            String part = parts.nextToken();
            if (part.equals(quote)) {
                quote = "";
            } else if (quote.isEmpty() && (part.equals("'") || part.equals("\""))) {
                quote = part;
            } else if (quote.isEmpty() && part.equals(" ")) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(part);
            }
        }
        assertEquals("", quote, "unbalanced quotes in " + text);
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
