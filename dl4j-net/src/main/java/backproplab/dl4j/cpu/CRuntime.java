package backproplab.dl4j.cpu;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.Map;

/**
 * The two things that Java cannot do by itself here: set a variable that a C library reads, and call a function of a library that another one
 * has loaded. Both are done by JNA, which unpacks a library of its own into a temporary folder; where that fails, so do these methods.
 */
final class CRuntime {

    /**
     * RTLD_LAZY of Linux without RTLD_GLOBAL, which would be JNA's own choice: it would make the library's names those of the process, and ND4J's other copy of OpenBLAS
     * would from then on find half of its functions in this one and corrupt both.
     */
    private static final int LAZY_AND_LOCAL = 1;

    private static final int MAX_REASON = 120;

    private CRuntime() {}

    /**
     * Sets an environment variable of the C runtime unless it is set already. Java's own view of the environment stays as it was, but child
     * processes that are started with the environment as it is inherit the variable, until {@link #unsetVariable} takes it back.
     *
     * @throws UnsatisfiedLinkError  if JNA does not load here, or the system has no {@code setenv}
     * @throws IllegalStateException if the call fails
     */
    static void setVariable(String name, String value) {
        // Java's view is taken when it is first asked for: from then on the variable would be the user's.
        System.getenv();
        call("setenv", name, value, 0);
    }

    /**
     * Takes an environment variable of the C runtime away.
     *
     * @throws UnsatisfiedLinkError  if JNA does not load here, or the system has no {@code unsetenv}
     * @throws IllegalStateException if the call fails
     */
    static void unsetVariable(String name) {
        call("unsetenv", name);
    }

    private static void call(String function, Object... arguments) {
        int result = NativeLibrary.getProcess().getFunction(function).invokeInt(arguments);
        if (result != 0) {
            throw new IllegalStateException(function + " answers " + result);
        }
    }

    /**
     * Calls a function without arguments that returns text.
     *
     * @param library the file of a library that is loaded; another would be loaded now
     * @param name    of the function
     * @return its answer
     * @throws UnsatisfiedLinkError if JNA does not load here, or the library has no such function
     */
    static String text(Path library, String name) {
        return NativeLibrary.getInstance(library.toString(), Map.of(Library.OPTION_OPEN_FLAGS, LAZY_AND_LOCAL))
                .getFunction(name)
                .invokeString(new Object[0], false);
    }

    /** A failure in one line. */
    static String reason(Throwable failure) {
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        String text = failure.getClass().getSimpleName() + ": " + message;
        return text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON) + "...";
    }
}
