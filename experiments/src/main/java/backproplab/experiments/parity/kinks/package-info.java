/**
 * The textbook's network with the places in hand where its derivative jumps: {@link backproplab.experiments.parity.kinks.Textbook} says
 * on which side of each it is, and can be made to take the other.
 */
package backproplab.experiments.parity.kinks;
