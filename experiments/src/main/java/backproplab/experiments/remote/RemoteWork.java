package backproplab.experiments.remote;

import backproplab.datasets.TrainTest;
import backproplab.experiments.engine.EngineKind;
import backproplab.files.disk.RecordJson;
import backproplab.files.failure.UserException;
import backproplab.remote.Cluster;
import backproplab.remote.ClusterException;
import backproplab.remote.Done;
import backproplab.remote.Work;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Has trainings done by other machines. Every method may be called by several threads. */
public final class RemoteWork {
    private final Cluster cluster;
    private final Conditions conditions;
    private final String tokens;
    private final Room room;

    /**
     * Work that leaves what it would leave in this process.
     *
     * @param cluster the machines
     * @param engines who trains, each available here: machines where one computes otherwise refuse to
     */
    public RemoteWork(Cluster cluster, Collection<EngineKind> engines) {
        this.cluster = cluster;
        conditions = Conditions.here(engines);
        tokens = engines.stream().map(EngineKind::token).collect(Collectors.joining(","));
        room = new Room(cluster::slots);
    }

    /**
     * Gives images to all machines.
     *
     * @param images what trainings need of them: what is empty is not sent
     * @return by which name commands speak of them; the same for equal images
     * @throws UserException with code 4 if there are too many, or no machine is there any more
     */
    public String share(TrainTest images) {
        byte[] bytes = ImageBytes.of(images);
        String name = ImageBytes.name(bytes);
        try {
            cluster.share(name, bytes);
        } catch (ClusterException e) {
            ProcessEnd.standStill();
            throw forCaller(e);
        }
        return name;
    }

    /**
     * Does something as soon as the machines have room for another piece of work, or nearly so: what is ordered late knows what came of the
     * work before it.
     *
     * @param order makes a command and has it done
     * @param <R> what comes of it
     * @return the same
     * @throws CancellationException if the waiting thread was interrupted
     */
    public <R> R whenThereIsRoom(Supplier<R> order) {
        return room.within(order);
    }

    /**
     * Does something when nothing else is done {@link #whenThereIsRoom}, and lets nothing of it begin meanwhile; not to be called within
     * that.
     *
     * @param order makes a command and has it done
     * @param <R> what comes of it
     * @return the same
     * @throws CancellationException if the waiting thread was interrupted
     */
    public <R> R alone(Supplier<R> order) {
        return room.alone(order);
    }

    /**
     * Has one piece of work done and waits for it.
     *
     * @param name for people, for example {@code trial 12}
     * @param kind token of the {@link WorkKind}
     * @param command a record of texts, numbers, lists, maps and such records
     * @param images names of all images that it speaks of
     * @return what came of it
     * @throws LostWorkException if it failed on every machine that tried it
     * @throws UserException with code 4 if a machine must not do it, or none is there any more; with code 2 if a setting cannot be
     * @throws CancellationException if this was closed, or the waiting thread interrupted, meanwhile
     */
    public Reply run(String name, String kind, Object command, Set<String> images) {
        Map<String, byte[]> parts = new HashMap<>();
        parts.put(Parts.BUILD, Parts.bytes(conditions.build()));
        parts.put(Parts.ENGINES, Parts.bytes(tokens));
        parts.put(Parts.CODE, Parts.bytes(conditions.engines()));
        parts.put(Parts.KIND, Parts.bytes(kind));
        parts.put(Parts.COMMAND, Parts.bytes(RecordJson.write(command)));
        Done done;
        try {
            done = cluster.run(new Work(name, parts, images));
        } catch (ClusterException e) {
            ProcessEnd.standStill();
            throw forCaller(e);
        }
        return new Reply(done.host(), Parts.text(done.parts(), Parts.RESULT), Parts.blobs(done.parts()));
    }

    /**
     * What a failure of the machines is to the program.
     *
     * @param e what they say
     * @return to be thrown
     */
    public static RuntimeException forCaller(ClusterException e) {
        return switch (e.kind()) {
            case SETTING -> UserException.usage(e.getMessage());
            case UNREACHABLE, REFUSED -> UserException.environment(e.getMessage(), e);
            case LOST -> new LostWorkException(e.getMessage(), e);
            case CLOSED -> {
                CancellationException closed = new CancellationException(e.getMessage());
                closed.initCause(e);
                yield closed;
            }
        };
    }
}
