/** What goes on inside a network while it trains: outputs, gradients and updates of every layer. */
package backproplab.experiments.watch;
