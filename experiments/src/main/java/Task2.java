import backproplab.experiments.cli.Launcher;
import backproplab.experiments.cli.Task2Command;

/** {@code mvn exec:java -Dexec.mainClass=Task2}: the same MLP, VGG and ResNet18 by hand and in Deeplearning4j. */
public final class Task2 {
    private Task2() {}

    /**
     * Runs the command.
     *
     * @param arguments options; {@code --help} lists them
     */
    public static void main(String[] arguments) {
        Launcher.main(new Task2Command(), arguments);
    }
}
