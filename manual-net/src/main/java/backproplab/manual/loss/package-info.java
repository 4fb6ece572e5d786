/** Losses, computed from logits, and the L2 penalty; means over the batch, in nats. */
package backproplab.manual.loss;
