package backproplab.experiments.reproduce;

import backproplab.datasets.TrainTest;
import backproplab.experiments.remote.RemoteWork;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

/** Units on the machines of a cluster. */
public final class ClusterUnits implements UnitMachines {
    private final RemoteWork work;
    private final IntSupplier slots;
    private final Map<TrainTest, String> names = new IdentityHashMap<>();

    /**
     * Nothing is sent yet.
     *
     * @param work has it done there
     * @param slots how much of it at the same time
     */
    public ClusterUnits(RemoteWork work, IntSupplier slots) {
        this.work = work;
        this.slots = slots;
    }

    @Override
    public int slots() {
        return slots.getAsInt();
    }

    @Override
    public Reply train(UnitTask task, String name, TrainTest images, Runnable begins) {
        return work.whenThereIsRoom(() -> {
            begins.run();
            return ask(task, name, images);
        });
    }

    @Override
    public Reply trainAlone(UnitTask task, String name, TrainTest images) {
        return work.alone(() -> ask(task, name, images));
    }

    private Reply ask(UnitTask task, String name, TrainTest images) {
        String sent = name(images);
        backproplab.experiments.remote.Reply reply =
                work.run(name, UnitWork.TOKEN, new UnitWork.Command(task, sent), Set.of(sent));
        return new Reply(reply.host(), reply.result(UnitAnswer.class));
    }

    /** Each set is encoded once. */
    private synchronized String name(TrainTest images) {
        return names.computeIfAbsent(images, work::share);
    }
}
