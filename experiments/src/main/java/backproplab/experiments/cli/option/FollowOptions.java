package backproplab.experiments.cli.option;

import picocli.CommandLine.Option;

/** Options that let a run be followed in a browser while it trains. */
public final class FollowOptions {
    /** The option's name: {@value}. */
    public static final String TENSORBOARD = "--tensorboard";

    @Option(
            names = TENSORBOARD,
            description = "Keep losses, accuracies and speeds for TensorBoard in the run's folder too.")
    private boolean tensorboard;

    /**
     * Whether numbers for TensorBoard are kept.
     *
     * @return whether the option was given
     */
    public boolean tensorboard() {
        return tensorboard;
    }
}
