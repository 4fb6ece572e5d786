package backproplab.report.run;

import backproplab.files.failure.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the weights of a network that a run left. Whoever knows the format of the file provides it. */
@FunctionalInterface
public interface NetworkReader {
    /** Nobody knows the format. */
    NetworkReader NONE = file -> Optional.empty();

    /**
     * Reads a file.
     *
     * @param file where it is, if it is
     * @return the network; empty if there is no such file
     * @throws UserException if the file is damaged
     */
    Optional<Network> read(Path file);

    /**
     * A network.
     *
     * @param channels of an image that it takes
     * @param height of such an image
     * @param width of such an image
     * @param tensors in the order of the layers
     */
    record Network(int channels, int height, int width, List<Tensor> tensors) {
        /**
         * What inputs are multiplied with.
         *
         * @return the weights of layers, without biases and what belongs to normalisation
         */
        public List<Tensor> weights() {
            return tensors.stream().filter(tensor -> tensor.shape().size() > 1).toList();
        }
    }

    /**
     * Numbers by name.
     *
     * @param name such as {@code fc1.weight}
     * @param shape of a linear layer [in, out], of a convolution [out, in, kh, kw], of all else [C]
     * @param values row by row
     */
    record Tensor(String name, List<Integer> shape, double[] values) {}
}
