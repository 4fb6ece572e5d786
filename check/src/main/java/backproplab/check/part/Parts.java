package backproplab.check.part;

import backproplab.manual.model.LoopLayers;
import backproplab.network.init.WeightInit;

/**
 * Everything that can be checked, as the textbook has it. A part of a user, and the textbook with a mistake in it, are this with one
 * method overridden: so a network made of these parts has the mistake as well.
 */
public class Parts extends LoopLayers {

    /**
     * A two-layer network of these parts' linear layers, ReLU, loss and penalty.
     *
     * @param in width of the input
     * @param hidden width of the hidden layer
     * @param classes K
     * @return the network, its parameters zero
     */
    public TwoLayerNet twoLayerNet(int in, int hidden, int classes) {
        return new ComposedTwoLayerNet(this, in, hidden, classes);
    }

    /**
     * How initial weights are drawn.
     *
     * @param rule which rule
     * @return draws by it
     */
    public InitialValues initialValues(WeightInit rule) {
        return new DrawnValues(rule);
    }
}
