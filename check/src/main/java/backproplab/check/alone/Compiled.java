package backproplab.check.alone;

import java.util.List;
import java.util.Map;

/**
 * What a compiler made of a submission.
 *
 * @param classes bytes by the class's name
 * @param problems what is wrong with the files that it left out, a line each: {@code MyLinear.java:12: ';' expected}
 */
record Compiled(Map<String, byte[]> classes, List<String> problems) {
    /** What a person reads before mending: {@value}. */
    private static final int FIRST = 3;

    /**
     * The first problems, those of a class's own file before all others.
     *
     * @param className a class, with or without package
     * @return at most three lines
     */
    String first(String className) {
        String file = className.substring(className.lastIndexOf('.') + 1) + ".java";
        List<String> own =
                problems.stream().filter(line -> line.startsWith(file + ":")).toList();
        return String.join(
                "\n", (own.isEmpty() ? problems : own).stream().limit(FIRST).toList());
    }
}
