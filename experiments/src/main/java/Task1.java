import backproplab.experiments.cli.Launcher;
import backproplab.experiments.cli.Task1Command;

/** {@code mvn exec:java -Dexec.mainClass=Task1}: the same MLP and CNN by hand and in Deeplearning4j. */
public final class Task1 {
    private Task1() {}

    /**
     * Runs the command.
     *
     * @param arguments options; {@code --help} lists them
     */
    public static void main(String[] arguments) {
        Launcher.main(new Task1Command(), arguments);
    }
}
