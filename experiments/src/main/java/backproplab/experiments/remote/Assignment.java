package backproplab.experiments.remote;

import backproplab.datasets.TrainTest;
import backproplab.files.disk.RecordJson;
import backproplab.remote.RefusedException;
import com.fasterxml.jackson.core.JsonProcessingException;

/** A piece of work as it arrives on the machine that is to do it. */
public final class Assignment {
    private final String command;
    private final Images images;

    /** Images that were given to all machines. */
    @FunctionalInterface
    interface Images {
        /** Decodes them. */
        TrainTest of(String name) throws RefusedException;
    }

    Assignment(String command, Images images) {
        this.command = command;
        this.images = images;
    }

    /**
     * What is to be done.
     *
     * @param type of the record that was sent
     * @param <T> that type
     * @return what {@link RemoteWork#run} was given
     */
    public <T> T command(Class<T> type) {
        try {
            return RecordJson.read(command, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the same build wrote it", e);
        }
    }

    /**
     * Images that go with it.
     *
     * @param name what {@link RemoteWork#share} called them
     * @return decoded once in this process, as long as there is memory for them
     * @throws RefusedException if they are not those that were sent
     */
    public TrainTest images(String name) throws RefusedException {
        return images.of(name);
    }
}
