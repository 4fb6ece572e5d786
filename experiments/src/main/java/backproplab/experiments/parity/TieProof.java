package backproplab.experiments.parity;

/**
 * Why a quantity beyond its bound is no fault.
 *
 * @param tie where the engines first took different sides
 * @param median the error of the quantity, median over three seeds
 */
public record TieProof(Tie tie, double median) {}
