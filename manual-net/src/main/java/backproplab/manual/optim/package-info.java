/**
 * Update rules in float: plain SGD, heavy-ball momentum, Nesterov's look-ahead form, AdaGrad, RMSProp, Adam and AdamW, and clipping
 * in front of any of them; their
 * formulas and constants for both engines are in {@link backproplab.network.rule.OptimizerSpec}.
 */
package backproplab.manual.optim;
