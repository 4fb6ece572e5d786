package backproplab.experiments.cli.typing;

import backproplab.files.option.MavenCommand;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paths with blanks that nobody quoted, which arrive as several words. */
final class BlankInPath {
    private BlankInPath() {}

    /** Neighbouring words that, with a blank between them, name what is there. */
    static Optional<String> certain(List<String> words) {
        for (int first = 0; first < words.size(); first++) {
            if (!isOption(words.get(first))) {
                for (int last = first + 1; last < words.size() && !isDashed(words.get(last)); last++) {
                    String path = TypedWords.path(joined(words, first, last));
                    if (exists(path)) {
                        return Optional.of(
                                "'" + path + "' has a blank, so quote it within: " + corrected(words, first, last));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** A word too many may belong to the value before it; of one that was not typed but is in a file, nothing is known. */
    static Optional<String> perhaps(List<String> words, int stray) {
        if (stray < 0) {
            return Optional.empty();
        }
        int first = stray;
        while (first > 0 && !isOption(words.get(first - 1)) && !isDashed(words.get(first))) {
            first--;
        }
        if (first == 0 && !isDashed(words.get(0))) {
            // No option has a value here: names stand beside each other, the first of which may be a command's.
            first = Math.max(Math.min(1, stray), stray - 1);
        }
        int last = stray;
        while (last + 1 < words.size() && !isDashed(words.get(last + 1))) {
            last++;
        }
        return first == last
                ? Optional.empty()
                : Optional.of("A path with a blank is quoted within: " + corrected(words, first, last));
    }

    private static boolean isDashed(String word) {
        return word.startsWith("-");
    }

    /** An option whose value is another word. */
    private static boolean isOption(String word) {
        return isDashed(word) && word.indexOf('=') < 0;
    }

    private static String joined(List<String> words, int first, int last) {
        return String.join(" ", words.subList(first, last + 1));
    }

    private static String corrected(List<String> words, int first, int last) {
        List<String> corrected = new ArrayList<>(words.subList(0, first));
        corrected.add(joined(words, first, last));
        corrected.addAll(words.subList(last + 1, words.size()));
        return new MavenCommand("", corrected).arguments();
    }

    private static boolean exists(String path) {
        try {
            return Files.exists(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
