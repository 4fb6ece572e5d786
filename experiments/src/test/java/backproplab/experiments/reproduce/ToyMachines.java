package backproplab.experiments.reproduce;

import backproplab.datasets.TrainTest;
import backproplab.experiments.remote.ImageBytes;
import backproplab.experiments.reports.Experiment;
import backproplab.files.disk.RecordJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Machines m1 and m2, which are threads of this process and see copies of bytes alone. */
class ToyMachines implements UnitMachines {
    /** Units that were asked for, by their names for people. */
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private final List<Experiment> experiments;
    private final AtomicInteger calls = new AtomicInteger();
    private TrainTest sent;
    private TrainTest arrived;

    ToyMachines(List<Experiment> experiments) {
        this.experiments = experiments;
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public Reply train(UnitTask task, String name, TrainTest images, Runnable begins) {
        begins.run();
        asked.add(name);
        String host = "m" + (calls.getAndIncrement() % 2 + 1);
        UnitAnswer answer = answer(copy(task, UnitTask.class), copy(images));
        return new Reply(host, copy(answer, UnitAnswer.class));
    }

    @Override
    public Reply trainAlone(UnitTask task, String name, TrainTest images) {
        return train(task, name, images, () -> {});
    }

    private synchronized TrainTest copy(TrainTest images) {
        if (images != sent) {
            sent = images;
            arrived = ImageBytes.read(ImageBytes.of(images));
        }
        return arrived;
    }

    /** What a machine says of a unit. */
    UnitAnswer answer(UnitTask task, TrainTest images) {
        Experiment experiment = experiments.stream()
                .filter(each -> each.path().equals(task.experiment()))
                .findFirst()
                .orElseThrow();
        return UnitTraining.train(task, experiment, LabData.given(images));
    }

    private static <T> T copy(T value, Class<T> type) {
        try {
            return RecordJson.read(RecordJson.write(value), type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
