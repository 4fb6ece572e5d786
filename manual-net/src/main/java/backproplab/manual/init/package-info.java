/** First values of weights, drawn from a seeded stream; biases start at 0. */
package backproplab.manual.init;
