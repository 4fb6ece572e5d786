import backproplab.experiments.cli.Launcher;
import backproplab.experiments.cli.ParityCommand;

/** {@code mvn exec:java -Dexec.mainClass=Parity}: every number of both engines side by side. */
public final class Parity {
    private Parity() {}

    /**
     * Runs the command.
     *
     * @param arguments options; {@code --help} lists them
     */
    public static void main(String[] arguments) {
        Launcher.main(new ParityCommand(), arguments);
    }
}
