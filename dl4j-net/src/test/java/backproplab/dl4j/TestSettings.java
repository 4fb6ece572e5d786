package backproplab.dl4j;

import backproplab.network.rule.TrainingRule;

/** How a network of a test is trained. */
record TestSettings(Precision precision, TrainingRule rule) {

    /** The rate where a test does not care. */
    static final double RATE = 0.1;
}
