import backproplab.experiments.cli.Launcher;
import backproplab.experiments.cli.PredictCommand;

/** {@code mvn exec:java -Dexec.mainClass=Predict}: what a trained network sees in image files. */
public final class Predict {
    private Predict() {}

    /**
     * Runs the command.
     *
     * @param arguments options and images; {@code --help} lists them
     */
    public static void main(String[] arguments) {
        Launcher.main(new PredictCommand(), arguments);
    }
}
