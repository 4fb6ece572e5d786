/**
 * A hand-written network framework in plain Java.
 *
 * <p>Two engines share one structure: {@code loops}, the textbook in double precision, and {@code manual}, the fast one
 * in float; {@code ladder} leads from one to the other in steps that can be timed. Arrows run one way: {@code ladder} uses
 * {@code model}, that uses {@code loops} and the fast parts ({@code layer}, {@code activation},
 * {@code loss}, {@code optim}), those use {@code kernel}, and everything stands on {@code tensor}. A test holds this.
 */
package backproplab.manual;
