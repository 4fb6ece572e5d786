/**
 * The proof that the hand-written networks and Deeplearning4j compute the same: every layer, loss, optimizer and model as a {@link
 * backproplab.experiments.parity.Subject}, every number of both compared and held against {@link
 * backproplab.experiments.parity.Bounds}.
 */
package backproplab.experiments.parity;
