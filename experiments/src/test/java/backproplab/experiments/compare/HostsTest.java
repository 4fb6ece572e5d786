package backproplab.experiments.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.RunResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostsTest {
    private static final EndedRun HERE = EndedRun.of(
            new RunKey("A/main", "", "mlp", "1", "manual"), "", RunResult.failed("x", List.of()), Optional.empty());

    @Test
    void aRowNamesTheMachinesThatTrainedIt() {
        EndedRun one = HERE.trainedBy("pc1", "");
        assertEquals("pc1", Hosts.of(List.of(one, one)));
        assertEquals("pc1, pc2", Hosts.of(List.of(one, HERE.trainedBy("pc2", ""))));
        assertEquals("", Hosts.of(List.of(HERE, HERE)));
        assertEquals("", Hosts.of(List.of()));
        assertEquals("here, pc1", Hosts.of(List.of(HERE, one)));
    }
}
