package backproplab.experiments.cli.command;

import backproplab.experiments.weights.NetworkDescription;
import backproplab.experiments.weights.WeightFile;
import backproplab.report.run.NetworkReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Networks of files that runs saved, for reports. */
public final class WeightNetworks implements NetworkReader {

    @Override
    public Optional<Network> read(Path path) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        WeightFile file = WeightFile.load(path);
        NetworkDescription description = file.network();
        Map<String, double[]> values = file.weights().tensors();
        return Optional.of(new Network(
                description.channels(),
                description.height(),
                description.width(),
                description.tensors().stream()
                        .map(tensor -> new Tensor(
                                tensor.name(),
                                Arrays.stream(tensor.shape().toArray()).boxed().toList(),
                                values.get(tensor.name())))
                        .toList()));
    }
}
