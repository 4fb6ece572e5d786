package backproplab.experiments.grade;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of files for students, whose own names may have anything in them. */
final class FileNamer {
    private static final int LONGEST = 60;

    private final Set<String> taken = new HashSet<>();

    /**
     * A name that no other student has.
     *
     * @param student any text
     * @return letters, digits, dots and hyphens; different from all before, also where capitals do not count
     */
    String name(String student) {
        String plain = student.replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        String cut = plain.isEmpty() ? "student" : plain.substring(0, Math.min(LONGEST, plain.length()));
        String name = cut;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = cut + "-" + i;
        }
        return name;
    }
}
