package backproplab.check.trial;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.List;

/** What code of a user threw, in words. */
public final class Thrown {
    private static final int LONGEST = 160;
    private static final List<String> OF_JAVA = List.of("java.", "jdk.");
    private static final String OF_PROJECT = "backproplab.";
    /** What calls the user's class: what called this is none of the user's. */
    private static final String OF_CHECK = "backproplab.check.";

    private Thrown() {}

    /**
     * Says what was thrown and where, in a line.
     *
     * @param thrown by code of a user
     * @return for example {@code ArrayIndexOutOfBoundsException: Index 5 out of bounds for length 5, at MyLinear.backward(MyLinear.java:31)}
     */
    public static String words(Throwable thrown) {
        Throwable root = root(thrown);
        if (root instanceof ContractException) {
            return root.getMessage();
        }
        return what(root) + where(root);
    }

    /**
     * Says how a class ended, of what {@link #words} says of it: a promise that was broken is no exception of the class.
     *
     * @param words of {@link #words}
     * @return for example {@code it threw ArithmeticException: / by zero}, or {@code backward returned null} as it is
     */
    public static String sentence(String words) {
        String first = words.split("[:, ]", 2)[0];
        boolean exception = Character.isUpperCase(first.charAt(first.lastIndexOf('.') + 1));
        return exception ? "it threw " + words : words;
    }

    private static Throwable root(Throwable thrown) {
        boolean wraps = thrown instanceof ExceptionInInitializerError || thrown instanceof UndeclaredThrowableException;
        return wraps && thrown.getCause() != null ? root(thrown.getCause()) : thrown;
    }

    /**
     * Says what was thrown, not where.
     *
     * @param thrown by code of a user, or for it
     * @return for example {@code ClassNotFoundException: MyLinear}
     */
    public static String what(Throwable thrown) {
        if (thrown instanceof StackOverflowError) {
            return "it calls itself without end (StackOverflowError)";
        }
        String name = thrown.getClass().getName();
        String shortName = name.startsWith("java.lang.") ? name.substring("java.lang.".length()) : name;
        return shortName + (thrown.getMessage() == null ? "" : ": " + oneLine(thrown.getMessage()));
    }

    /** A message of others may hold anything: nothing of it moves the cursor or fills the screen. */
    private static String oneLine(String message) {
        String printable = message.codePoints()
                .limit(LONGEST)
                .map(c -> shown(Character.getType(c)) ? c : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return printable + (message.length() > LONGEST ? "..." : "");
    }

    private static boolean shown(int kind) {
        return kind != Character.CONTROL
                && kind != Character.FORMAT
                && kind != Character.LINE_SEPARATOR
                && kind != Character.PARAGRAPH_SEPARATOR
                && kind != Character.SURROGATE;
    }

    /** The user's own line, if there is one: what threw may be a tensor of this project that was given a wrong index. */
    private static String where(Throwable thrown) {
        List<StackTraceElement> frames = Arrays.stream(thrown.getStackTrace())
                .filter(frame -> OF_JAVA.stream().noneMatch(frame.getClassName()::startsWith))
                .toList();
        return frames.stream()
                .takeWhile(frame -> !frame.getClassName().startsWith(OF_CHECK))
                .filter(frame -> !frame.getClassName().startsWith(OF_PROJECT))
                .findFirst()
                .or(() -> frames.stream().findFirst())
                .map(frame -> ", at " + frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName()
                        + ":" + frame.getLineNumber() + ")")
                .orElse("");
    }
}
