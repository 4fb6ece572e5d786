package backproplab.experiments.checkpoint;

import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.Progress;
import backproplab.network.engine.EngineState;

/**
 * One engine's run at the end of an epoch.
 *
 * @param key which run it is
 * @param backend what computes
 * @param progress where the training loop is
 * @param state what the network is
 */
public record OpenRun(RunKey key, String backend, Progress progress, EngineState state) {}
