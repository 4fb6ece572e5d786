/** What trains a network: one interface, which the module of every engine implements and a training loop sees alone. */
package backproplab.network.engine;
