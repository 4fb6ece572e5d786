package backproplab.experiments.cli.lab;

import java.util.Map;

/** Lab for tests of all commands together. */
public final class LabCommands {
    private LabCommands() {}

    /** Lab, where no environment variable is set. */
    public static LabCommand withoutEnvironment() {
        return new LabCommand(Map.of());
    }
}
