package backproplab.experiments.cli;

import picocli.CommandLine.Option;

/** The option that stops a command before it trains or writes; Lab run has one of its own, which tries every variant. */
final class DryRunOption {
    /** The option's name: {@value}. */
    static final String NAME = "--dry-run";

    @Option(names = NAME, description = "Print settings and estimate, then stop; nothing is written.")
    private boolean chosen;

    boolean chosen() {
        return chosen;
    }
}
