package backproplab.check.trial;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;

/** What code of a user threw, in words. */
public final class Thrown {
    private static final int LONGEST = 160;

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

    private static String where(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("java.")
                        && !frame.getClassName().startsWith("jdk."))
                .findFirst()
                .map(frame -> ", at " + frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName()
                        + ":" + frame.getLineNumber() + ")")
                .orElse("");
    }
}
