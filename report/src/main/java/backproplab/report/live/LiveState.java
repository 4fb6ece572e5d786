package backproplab.report.live;

/**
 * How far a run is, for people.
 *
 * @param what it does now
 * @param share how much of it is done, 0 to 1; NaN if nobody knows
 * @param left how long the rest takes, in words; empty if nobody knows
 * @param rows whether its folder has more to draw than before
 */
public record LiveState(String what, double share, String left, boolean rows) {}
