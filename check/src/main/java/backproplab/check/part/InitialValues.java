package backproplab.check.part;

import java.util.random.RandomGenerator;

/** A rule of one's own for the first values of a layer's weights. A class that is to be checked has a public constructor without parameters. */
@FunctionalInterface
public interface InitialValues {

    /**
     * Draws the weights of one layer.
     *
     * @param fanIn how many inputs a unit has: IN of a linear layer, {@code C kernel^2} of a convolution
     * @param fanOut how many units an input goes to
     * @param random the only source of chance
     * @return {@code fanIn fanOut} values, independent of each other
     */
    double[] draw(int fanIn, int fanOut, RandomGenerator random);
}
