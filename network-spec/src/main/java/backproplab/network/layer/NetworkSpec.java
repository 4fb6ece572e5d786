package backproplab.network.layer;

import backproplab.network.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network with every size resolved: what any engine builds.
 *
 * @param model its name, for messages
 * @param sample shape of one image, 1 x C x H x W
 * @param classes K, the extent of the logits
 * @param layers input first, names unique
 */
public record NetworkSpec(String model, Shape sample, int classes, List<NamedLayer> layers) {

    /**
     * Copies the list.
     */
    public NetworkSpec {
        layers = List.copyOf(layers);
    }

    /**
     * The shape of a batch.
     *
     * @param n batch extent
     * @return N x C x H x W
     */
    public Shape input(int n) {
        int[] dims = sample.toArray();
        dims[0] = n;
        return Shape.of(dims);
    }

    /**
     * What the network trains, and the statistics that it keeps.
     *
     * @return in the order of the layers
     */
    public List<TensorSpec> tensors() {
        return layers.stream().flatMap(layer -> layer.tensors().stream()).toList();
    }

    /**
     * Every layer, those inside blocks too.
     *
     * @return in the order of the layers, a block after what is inside; names begin with the block's
     */
    public List<NamedLayer> allLayers() {
        return layers.stream().flatMap(NetworkSpec::unfolded).toList();
    }

    private static Stream<NamedLayer> unfolded(NamedLayer layer) {
        if (layer.spec() instanceof LayerSpec.Residual block) {
            Stream<NamedLayer> inside = Stream.concat(block.main().stream(), block.shortcut().stream())
                    .flatMap(NetworkSpec::unfolded)
                    .map(inner -> inner.within(layer.name()));
            return Stream.concat(inside, Stream.of(layer));
        }
        return Stream.of(layer);
    }

    /**
     * The layers that compute anything, each with the element-wise functions behind it, those inside blocks too.
     *
     * @return in the order of {@link #allLayers}
     */
    public List<LayerGroup> groups() {
        return groups(layers);
    }

    private static List<LayerGroup> groups(List<NamedLayer> chain) {
        List<LayerGroup> groups = new ArrayList<>();
        int end;
        for (int from = 0; from < chain.size(); from = end) {
            end = from + 1;
            while (end < chain.size() && LayerGroup.joins(chain.get(end).spec())) {
                end++;
            }
            NamedLayer first = chain.get(from);
            if (first.spec() instanceof LayerSpec.Residual block) {
                Stream.of(block.main(), block.shortcut())
                        .flatMap(branch -> groups(branch).stream())
                        .forEach(group -> groups.add(group.within(first.name())));
            }
            LayerGroup group = new LayerGroup(chain.subList(from, end));
            if (group.computes()) {
                groups.add(group);
            }
        }
        return groups;
    }

    /**
     * How many numbers are trained.
     *
     * @return the sum of all parameter sizes, running statistics left out
     */
    public long parameterCount() {
        return tensors().stream()
                .filter(tensor -> tensor.role().trained())
                .mapToLong(tensor -> tensor.shape().size())
                .sum();
    }

    /**
     * How many numbers the layers put out for one sample.
     *
     * @return the sum of all output sizes, the flatten view left out
     */
    public long activationsPerSample() {
        return allLayers().stream()
                .filter(layer -> !(layer.spec() instanceof LayerSpec.Flatten))
                .mapToLong(layer -> layer.output().size())
                .sum();
    }

    /**
     * How many multiply-adds the matrix work of one training step takes for one sample: every linear layer and convolution
     * forward, its weight gradient and its input gradient, of which the first layer's is not computed. Padding counts as
     * pixels; biases, activations, loss and update are left out.
     *
     * @return a count
     */
    public long trainingMultiplyAddsPerSample() {
        long[] counts = allLayers().stream()
                .mapToLong(layer -> layer.spec().multiplyAdds(layer.output()))
                .filter(count -> count > 0)
                .toArray();
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return counts.length == 0 ? 0 : 3 * sum - counts[0];
    }
}
