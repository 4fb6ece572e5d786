package backproplab.check.trial;

import backproplab.network.shape.Shape;

/**
 * One tensor as it was seen.
 *
 * @param name for people and tables, for example {@code dW} or {@code dW after a second backward}; unique within a fixture
 * @param role what it is
 * @param shape its shape; a loss is {@code (1)}
 * @param values row-major copies
 */
public record Observation(String name, Role role, Shape shape, double[] values) {}
