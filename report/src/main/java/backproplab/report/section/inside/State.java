package backproplab.report.section.inside;

import backproplab.report.chart.Ink;
import backproplab.report.run.NetworkReader.Network;
import java.util.List;

/**
 * A network at some time.
 *
 * @param name before training, or the engine that trained it
 * @param ink how it looks
 * @param file where it is, from the run's folder
 * @param network its weights
 */
record State(String name, Ink ink, String file, Network network) {
    /** The name of the state that training begins with. */
    static final String BEFORE = "before";

    boolean before() {
        return name.equals(BEFORE);
    }

    /** Whether both have the same layers. */
    boolean fits(State other) {
        return shapes().equals(other.shapes());
    }

    private List<String> shapes() {
        return network.weights().stream()
                .map(tensor -> tensor.name() + tensor.shape())
                .toList();
    }
}
