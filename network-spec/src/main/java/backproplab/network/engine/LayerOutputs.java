package backproplab.network.engine;

/** Is shown what the layers of a network put out. */
@FunctionalInterface
public interface LayerOutputs {

    /**
     * Takes the output of a layer.
     *
     * @param layer the layer's name, with those of the blocks around it
     * @param values row-major, batch first; not used again by the engine
     */
    void output(String layer, double[] values);
}
