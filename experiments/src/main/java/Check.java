import backproplab.experiments.cli.Launcher;
import backproplab.experiments.cli.check.CheckCommand;

/** {@code mvn exec:java -Dexec.mainClass=Check}: is my class right, and if not, why. */
public final class Check {
    private Check() {}

    /**
     * Runs the command.
     *
     * @param arguments options; {@code --help} lists them
     */
    public static void main(String[] arguments) {
        Launcher.main(new CheckCommand(), arguments);
    }
}
