package backproplab.network.engine;

/**
 * A way to run a network that an engine has timed while it looked for the fastest.
 *
 * @param setting      in words
 * @param milliseconds of the fastest training step
 */
public record TriedSetting(String setting, double milliseconds) {}
