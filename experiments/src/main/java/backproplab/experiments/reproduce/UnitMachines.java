package backproplab.experiments.reproduce;

import backproplab.datasets.TrainTest;
import backproplab.experiments.remote.LostWorkException;
import backproplab.files.failure.UserException;

/** Machines that train units. Any thread may ask; several may wait at the same time. */
public interface UnitMachines {

    /**
     * How many units they train at the same time, as many as there are of them now.
     *
     * @return at least 1
     */
    int slots();

    /**
     * Has one trained and waits for it: for a machine with room first, then for what comes of it.
     *
     * @param task which
     * @param name for people
     * @param images the data set that it is about, whole
     * @param begins called when there is room, or nearly so
     * @return what came of it
     * @throws LostWorkException if every machine that tried it was lost with it
     * @throws UserException with code 4 if a machine must not train it, or none is left
     * @throws java.util.concurrent.CancellationException if the waiting thread was interrupted, or all is being ended
     */
    Reply train(UnitTask task, String name, TrainTest images, Runnable begins);

    /**
     * Has one trained while they train nothing else of ours, and waits for it; what is under way ends before.
     *
     * @param task which
     * @param name for people
     * @param images the data set that it is about, whole
     * @return as of {@link #train}
     */
    Reply trainAlone(UnitTask task, String name, TrainTest images);

    /**
     * What came of a unit.
     *
     * @param host the machine
     * @param answer what it says
     */
    record Reply(String host, UnitAnswer answer) {}
}
