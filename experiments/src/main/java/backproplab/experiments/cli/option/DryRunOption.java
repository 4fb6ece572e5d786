package backproplab.experiments.cli.option;

import picocli.CommandLine.Option;

/** The option that stops a command before it trains or writes; Lab run has one of its own, which tries every variant. */
public final class DryRunOption {
    /** The option's name: {@value}. */
    public static final String NAME = "--dry-run";

    @Option(names = NAME, description = "Print settings and estimate, then stop; nothing is written.")
    private boolean chosen;

    /**
     * Whether the command is to stop before it trains.
     *
     * @return whether the option was given
     */
    public boolean chosen() {
        return chosen;
    }
}
