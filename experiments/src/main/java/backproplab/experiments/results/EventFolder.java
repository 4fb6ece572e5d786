package backproplab.experiments.results;

import backproplab.experiments.train.TrainingListener;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Where a run's numbers for TensorBoard go: {@code tensorboard/ENGINE/seed-N/NETWORK} in its folder, so that TensorBoard shows a curve for each
 * training, and those of all engines, seeds and variants in one chart.
 *
 * @param run the run's folder
 * @param kept whether they are kept at all
 */
record EventFolder(Path run, boolean kept) {
    /** What the folder is called: {@value}. */
    static final String NAME = "tensorboard";

    /**
     * Hears one training, to keep its numbers.
     *
     * @param engine its token
     * @param seed as tables have it
     * @param network which of the run's networks, as the name of a folder
     * @param stepsDone how many steps are done already
     */
    TrainingListener training(String engine, String seed, String network, long stepsDone) {
        if (!kept) {
            return TrainingListener.NONE;
        }
        Path folder = run.resolve(NAME).resolve(engine).resolve("seed-" + seed).resolve(network);
        return new TrainingEvents(folder, stepsDone, Clock.systemUTC());
    }
}
