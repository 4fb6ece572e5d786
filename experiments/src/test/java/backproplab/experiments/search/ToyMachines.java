package backproplab.experiments.search;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.remote.RemoteWork;
import backproplab.experiments.remote.WorkKind;
import backproplab.files.disk.RecordJson;
import backproplab.remote.Cluster;
import backproplab.remote.Done;
import backproplab.remote.Work;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One machine, pc1, that trains the trials of {@link ToySearch} as they are ordered; what it says can be changed. */
class ToyMachines implements Cluster {
    final List<TrialOrder> orders = Collections.synchronizedList(new ArrayList<>());

    /** What it says of a trial; with others it changes before it is sent. */
    WorkKind.Outcome answer(TrialOrder order, WorkKind.Outcome outcome) {
        return outcome;
    }

    /** A search of six trials that it trains. */
    SearchRun.Work work() {
        SearchRun.Work work = ToySearch.random(1, 1).work();
        RemoteSearch remote = new RemoteSearch(
                new RemoteWork(this, List.of(EngineKind.MANUAL)), 1, 1, trial -> List.of("--lr=" + trial.number()));
        return new SearchRun.Work(work.settings(), work.trials(), work.parallelism(), work.warm(), Optional.of(remote));
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public Optional<URI> page() {
        return Optional.empty();
    }

    @Override
    public void share(String name, byte[] data) {}

    @Override
    public synchronized Done run(Work work) {
        TrialOrder order;
        try {
            order = RecordJson.read(new String(work.parts().get("command"), StandardCharsets.UTF_8), TrialOrder.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        orders.add(order);
        WorkKind.Outcome outcome =
                answer(order, TrialAnswer.train(order, ToySearch.prepare(order.trial()), EngineKind.MANUAL));
        Map<String, byte[]> parts = new HashMap<>();
        parts.put("result", RecordJson.write(outcome.result()).getBytes(StandardCharsets.UTF_8));
        outcome.blobs().forEach((name, bytes) -> parts.put("blob/" + name, bytes));
        return new Done("pc1", parts);
    }

    @Override
    public void close() {}
}
