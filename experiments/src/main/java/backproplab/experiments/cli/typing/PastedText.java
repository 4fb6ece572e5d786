package backproplab.experiments.cli.typing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Options copied from a page or a mail that has made its own of hyphens, blanks and quotes. */
final class PastedText {
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212]");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Zs}\\u200b\\ufeff]");
    private static final Pattern QUOTES = Pattern.compile("[\\p{Pi}\\p{Pf}\\u201a\\u201e]");
    private static final Pattern NAME = Pattern.compile("\\s*-+([\\w-]*)(.*)", Pattern.DOTALL);

    private PastedText() {}

    /** The first word that is an option but for such characters. */
    static Optional<String> message(Set<String> options, List<String> words) {
        for (String word : words) {
            String plain = plain(word);
            String option = "--" + NAME.matcher(plain).replaceFirst("$1");
            boolean dashed = NAME.matcher(plain).matches();
            if (dashed && options.contains(option) && !word.startsWith(option + "=") && !word.equals(option)) {
                String characters = unusual(word);
                if (!characters.isEmpty()) {
                    return Optional.of("'" + word + "' has " + characters
                            + ", as text copied from a page often does.\nType it anew: "
                            + NAME.matcher(plain).replaceFirst("--$1$2"));
                }
            }
        }
        return Optional.empty();
    }

    private static String plain(String word) {
        String hyphens = DASHES.matcher(word).replaceAll("-");
        return QUOTES.matcher(BLANKS.matcher(hyphens).replaceAll(" ")).replaceAll("");
    }

    /** Their names, such as {@code an en dash (U+2013)}. */
    private static String unusual(String word) {
        return word.codePoints()
                .filter(c -> c > 0x7f && !plain(Character.toString(c)).equals(Character.toString(c)))
                .distinct()
                .mapToObj(c -> String.format(
                        Locale.ROOT, "%s (U+%04X)", Character.getName(c).toLowerCase(Locale.ROOT), c))
                .collect(Collectors.joining(", "));
    }
}
