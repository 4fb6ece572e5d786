package backproplab.experiments.parity;

/**
 * Why a quantity beyond its bound is no fault.
 *
 * @param tie where the engines first took different sides
 * @param witnessed the largest error of the same quantity with the further seeds that have no tie, within its bound
 */
public record TieProof(Tie tie, double witnessed) {}
