/** The hand-written networks as engines, for training loops and proofs. */
package backproplab.manual.engine;
