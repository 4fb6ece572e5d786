package backproplab.experiments.cli.option;

import backproplab.files.failure.OptionException;
import backproplab.files.option.Ranges;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options that let a run be followed in a browser while it trains. */
public final class FollowOptions {
    /** The option's name: {@value}. */
    public static final String TENSORBOARD = "--tensorboard";

    /** The option's name: {@value}. */
    public static final String LIVE = "--live";

    private static final String ANY_PORT = "0";
    private static final int MOST_PORTS = 65_535;

    @Option(
            names = TENSORBOARD,
            description = "Keep losses, accuracies and speeds for TensorBoard in the run's folder too.")
    private boolean tensorboard;

    @Option(
            names = LIVE,
            arity = "0..1",
            paramLabel = "PORT",
            fallbackValue = ANY_PORT,
            preprocessor = PortAlone.class,
            description =
                    "Show the run's charts while it trains, on a page for browsers of this machine (default port: one that is free).")
    private Integer live;

    /** A word behind the option that is no number is no port, but the name of what is to be run. */
    static final class PortAlone implements IParameterPreprocessor {
        @Override
        public boolean preprocess(
                Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> details) {
            boolean apart = " ".equals(details.get("separator"));
            if (apart && (words.isEmpty() || !words.peek().matches("\\d+"))) {
                words.push(ANY_PORT);
            }
            return false;
        }
    }

    /**
     * Where the page is.
     *
     * @return a port, 0 for any that is free; empty if there is to be no page
     * @throws OptionException for a number that is no port
     */
    public OptionalInt livePort() {
        return live == null ? OptionalInt.empty() : OptionalInt.of(Ranges.between(LIVE, 0, MOST_PORTS, live));
    }

    /**
     * Whether numbers for TensorBoard are kept.
     *
     * @return whether the option was given
     */
    public boolean tensorboard() {
        return tensorboard;
    }
}
