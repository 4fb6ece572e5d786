package backproplab.check.verdict;

import java.util.List;
import java.util.stream.Collectors;

/** Sentences. */
final class Words {
    /** How the name of a quantity ends that comes from a second batch. */
    private static final String SECOND = " of the second batch";

    private Words() {}

    /** What is the case, and a question. */
    static String sentences(String says, String asks, List<String> quantities) {
        return capital(says, quantities) + ". " + capital(asks, quantities);
    }

    /** A large letter at the beginning, unless a name of a tensor stands there. */
    private static String capital(String sentence, List<String> quantities) {
        String first = sentence.split("[ ,:']", 2)[0];
        boolean word = first.length() > 1 && first.chars().allMatch(Character::isLowerCase);
        boolean name = quantities.stream().anyMatch(quantity -> quantity.split(" ")[0].equals(first))
                || first.length() == 2 && first.startsWith("d");
        return word && !name ? Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) : sentence;
    }

    /** What is the case with several tensors. */
    static String ofTensor(List<String> quantities, String says, String asks) {
        List<String> others = told(quantities).stream().skip(1).toList();
        return quantities.get(0) + " " + says + (others.isEmpty() ? "" : ", and so with " + list(others)) + ": " + asks;
    }

    /** Without those of the second batch whose first is there too. */
    static List<String> told(List<String> quantities) {
        return quantities.stream()
                .filter(quantity -> !quantity.endsWith(SECOND)
                        || !quantities.contains(quantity.substring(0, quantity.length() - SECOND.length())))
                .toList();
    }

    /** Whether two names are of one quantity, of whichever batch. */
    static boolean sameBut(String quantity, String ofFirst) {
        return quantity.equals(ofFirst) || quantity.equals(ofFirst + SECOND);
    }

    static String list(List<String> names) {
        int last = names.size() - 1;
        return names.size() < 2
                ? String.join("", names)
                : names.stream().limit(last).collect(Collectors.joining(", ")) + " and " + names.get(last);
    }

    /** Few digits, as a person would read them. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return Long.toString((long) value);
        }
        return Double.toString(new java.math.BigDecimal(value)
                .round(new java.math.MathContext(4))
                .doubleValue());
    }
}
