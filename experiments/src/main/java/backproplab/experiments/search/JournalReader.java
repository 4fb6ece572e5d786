package backproplab.experiments.search;

import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a journal, and cuts off what a process left that was killed while it wrote. */
final class JournalReader {
    private static final String ADVICE =
            "\nIt cannot be gone on with: start the search again without --resume; the tables" + " in its folder stay.";

    private JournalReader() {}

    static List<JournalLine> wholeLines(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int whole = bytes.length;
            while (whole > 0 && bytes[whole - 1] != '\n') {
                whole--;
            }
            List<JournalLine> lines = parse(file, new String(bytes, 0, whole, StandardCharsets.UTF_8));
            if (whole < bytes.length) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(whole);
                }
            }
            return lines;
        } catch (IOException e) {
            throw UserException.data("Cannot read " + file + ": " + e + ".\nIs it yours to read and write?", e);
        }
    }

    /** Whether the last line ends the search; a file that cannot be read may not. */
    static boolean finished(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return !lines.isEmpty()
                    && JournalLine.parse(lines.get(lines.size() - 1)).end() != null;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static List<JournalLine> parse(Path file, String text) {
        List<JournalLine> lines = new ArrayList<>();
        Set<List<Integer>> ended = new HashSet<>();
        for (String line : text.split("\n")) {
            int number = lines.size() + 1;
            try {
                JournalLine parsed = JournalLine.parse(line);
                check(parsed, number, ended);
                lines.add(parsed);
            } catch (IllegalArgumentException e) {
                throw UserException.data(
                        "Damaged journal: " + file + ", line " + number + ": " + e.getMessage() + "." + ADVICE, e);
            }
        }
        return lines;
    }

    private static void check(JournalLine line, int number, Set<List<Integer>> ended) {
        boolean start = line.start() != null;
        if (start != (number == 1)) {
            throw new IllegalArgumentException(start ? "it begins another search" : "it does not begin a search");
        }
        TrialResult trial = line.trial();
        if (trial != null && !ended.add(List.of(trial.trial(), trial.rung()))) {
            throw new IllegalArgumentException("trial " + trial.trial() + " ends a second time");
        }
    }
}
