/**
 * The textbook engine: every layer, loss and update rule as plain double-precision loops, one page each.
 *
 * <p>Nothing here is tuned. It is what a student would write from the formulas, what the numeric gradient check judges,
 * and the reference for the fast engine in float and for DL4J in double.
 */
package backproplab.manual.loops;
