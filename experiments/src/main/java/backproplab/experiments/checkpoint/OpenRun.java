package backproplab.experiments.checkpoint;

import backproplab.experiments.engine.EngineState;
import backproplab.experiments.train.Progress;

/**
 * One engine's run at the end of an epoch.
 *
 * @param backend what computes
 * @param progress where the training loop is
 * @param state what the network is
 */
public record OpenRun(String backend, Progress progress, EngineState state) {}
