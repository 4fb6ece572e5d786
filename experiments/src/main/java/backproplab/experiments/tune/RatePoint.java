package backproplab.experiments.tune;

/**
 * A step of a range test.
 *
 * @param step its number, from 1
 * @param rate its learning rate
 * @param loss of its batch, before the update: what the rates before this one have made of it
 * @param smoothed mean of the losses up to here, in which later ones weigh more
 */
public record RatePoint(int step, double rate, double loss, double smoothed) {}
