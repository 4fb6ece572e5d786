import backproplab.experiments.cli.Launcher;
import backproplab.experiments.cli.lab.LabCommand;

/** {@code mvn exec:java -Dexec.mainClass=Lab}: the tables and claims of the five lab reports, run again. */
public final class Lab {
    private Lab() {}

    /**
     * Runs the command.
     *
     * @param arguments {@code list}, {@code run}, {@code show} or {@code compare} with its options; {@code --help} lists them
     */
    public static void main(String[] arguments) {
        Launcher.main(new LabCommand(), arguments);
    }
}
