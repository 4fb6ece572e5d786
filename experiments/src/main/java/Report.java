import backproplab.experiments.cli.Launcher;
import backproplab.experiments.cli.report.ReportCommand;

/** {@code mvn exec:java -Dexec.mainClass=Report}: what a run found, in charts, in one file. */
public final class Report {
    private Report() {}

    /**
     * Runs the command.
     *
     * @param arguments folders of runs and options; {@code --help} lists them
     */
    public static void main(String[] arguments) {
        Launcher.main(new ReportCommand(), arguments);
    }
}
