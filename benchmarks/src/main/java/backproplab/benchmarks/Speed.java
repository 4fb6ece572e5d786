package backproplab.benchmarks;

import backproplab.benchmarks.run.SpeedCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** {@code mvn compile exec:exec@speed -pl benchmarks -am}: runs the benchmarks and writes their tables. */
public final class Speed {
    private Speed() {}

    /**
     * Runs the command as the whole process: ends the JVM if, and only if, the code is not 0.
     *
     * @param arguments groups and options; {@code --help} lists them
     */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        int code = SpeedCommand.run(writer(System.out), writer(System.err), arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
