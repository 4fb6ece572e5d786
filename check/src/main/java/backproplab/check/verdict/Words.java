package backproplab.check.verdict;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sentences. */
final class Words {
    /** How the name of a quantity ends that comes from a later batch. */
    private static final Pattern LATER = Pattern.compile(" of the (second|third) batch$");

    private Words() {}

    /** What is the case, and a question. */
    static String sentences(String says, String asks, List<String> quantities) {
        return capital(says, quantities) + ". " + ended(capital(asks, quantities));
    }

    private static String ended(String sentence) {
        return sentence.endsWith("?") || sentence.endsWith(")") || sentence.endsWith(".") ? sentence : sentence + ".";
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
        return quantities.get(0) + " " + says + (others.isEmpty() ? "" : ", and so with " + list(others)) + ": "
                + ended(asks);
    }

    /** Without those of a later batch, where that of an earlier one is there too. */
    static List<String> told(List<String> quantities) {
        List<String> told = new ArrayList<>();
        for (String quantity : quantities) {
            if (told.stream().noneMatch(one -> sameBut(quantity, one))) {
                told.add(quantity);
            }
        }
        return told;
    }

    /** Whether two names are of one quantity, of whichever batch. */
    static boolean sameBut(String quantity, String other) {
        return ofFirst(quantity).equals(ofFirst(other));
    }

    private static String ofFirst(String quantity) {
        return LATER.matcher(quantity).replaceFirst("");
    }

    static String list(List<String> names) {
        int last = names.size() - 1;
        return names.size() < 2
                ? String.join("", names)
                : names.stream().limit(last).collect(Collectors.joining(", ")) + " and " + names.get(last);
    }

    /** Few digits, as a person would read them. */
    static String number(double value) {
        double rounded = new BigDecimal(value).round(new MathContext(4)).doubleValue();
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e6
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }
}
