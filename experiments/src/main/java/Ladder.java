import backproplab.experiments.cli.LadderCommand;
import backproplab.experiments.cli.Launcher;

/** {@code mvn exec:java -Dexec.mainClass=Ladder}: where hand-written training loses and wins its time. */
public final class Ladder {
    private Ladder() {}

    /**
     * Runs the command.
     *
     * @param arguments options; {@code --help} lists them
     */
    public static void main(String[] arguments) {
        Launcher.main(new LadderCommand(), arguments);
    }
}
