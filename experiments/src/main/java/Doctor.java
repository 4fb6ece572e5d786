import backproplab.experiments.cli.DoctorCommand;
import backproplab.experiments.cli.Launcher;

/** {@code mvn exec:java -Dexec.mainClass=Doctor}: what this machine can run, and why. */
public final class Doctor {
    private Doctor() {}

    /**
     * Runs the command.
     *
     * @param arguments options; {@code --help} lists them
     */
    public static void main(String[] arguments) {
        Launcher.main(new DoctorCommand(), arguments);
    }
}
