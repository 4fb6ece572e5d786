package backproplab.network.layer;

import backproplab.network.shape.Shape;
import java.util.List;

/**
 * A layer with the element-wise functions right behind it. Engines differ in which of these they compute in one pass, and what stands between them is
 * then in no memory, but all have the output of the whole group.
 *
 * @param members the layer, then nonlinearities, dropout and flattening; names with those of the blocks around them
 */
public record LayerGroup(List<NamedLayer> members) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public LayerGroup {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a group of no layers");
        }
    }

    /** Whether a layer belongs to the one before it. */
    static boolean joins(LayerSpec spec) {
        return spec instanceof LayerSpec.Activation || changesNothing(spec);
    }

    /** Whether, in evaluation, the same numbers come out that went in. */
    private static boolean changesNothing(LayerSpec spec) {
        return spec instanceof LayerSpec.Dropout || spec instanceof LayerSpec.Flatten;
    }

    /** Whether anything is computed. */
    boolean computes() {
        return members.stream().anyMatch(member -> !changesNothing(member.spec()));
    }

    private NamedLayer first() {
        return members.get(0);
    }

    /**
     * The layer's name.
     *
     * @return for example {@code layer1.0.conv1}
     */
    public String name() {
        return first().name();
    }

    /**
     * By which name an engine shows the group's output.
     *
     * @return that of the last member which computes anything in evaluation
     */
    public String shownAs() {
        String last = name();
        for (NamedLayer member : members) {
            if (!changesNothing(member.spec())) {
                last = member.name();
            }
        }
        return last;
    }

    /**
     * What comes out for one sample, flattened or not.
     *
     * @return N = 1; images as images
     */
    public Shape output() {
        return first().output();
    }

    /**
     * What the group trains; the layers inside a block are groups of their own.
     *
     * @return weight and bias, gamma and beta, or nothing
     */
    public List<TensorSpec> trained() {
        return first().spec() instanceof LayerSpec.Residual
                ? List.of()
                : first().tensors().stream()
                        .filter(tensor -> tensor.role().trained())
                        .toList();
    }

    /**
     * How many numbers are trained.
     *
     * @return the sum of their sizes
     */
    public long parameters() {
        return trained().stream().mapToLong(tensor -> tensor.shape().size()).sum();
    }

    /**
     * Multiply-adds of the matrix work of one forward pass of one sample, see {@link LayerSpec#multiplyAdds}.
     *
     * @return a count
     */
    public long multiplyAdds() {
        return first().spec().multiplyAdds(output());
    }

    /**
     * How many numbers the members put out for one sample, which training keeps for the backward pass.
     *
     * @return the sum of their outputs, views left out
     */
    public long activations() {
        return members.stream()
                .filter(member -> !(member.spec() instanceof LayerSpec.Flatten))
                .mapToLong(member -> member.output().size())
                .sum();
    }

    LayerGroup within(String block) {
        return new LayerGroup(
                members.stream().map(member -> member.within(block)).toList());
    }
}
