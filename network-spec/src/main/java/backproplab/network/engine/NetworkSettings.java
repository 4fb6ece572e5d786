package backproplab.network.engine;

import backproplab.network.layer.NetworkSpec;
import backproplab.network.rule.TrainingRule;

/**
 * What an engine needs to build a network.
 *
 * @param network the layers
 * @param rule what a step minimises and how it updates
 */
public record NetworkSettings(NetworkSpec network, TrainingRule rule) {}
