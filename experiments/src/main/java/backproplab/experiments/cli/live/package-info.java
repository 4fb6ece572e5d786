/**
 * A run that is watched in a browser while it trains: what listeners hear becomes states of the page.
 *
 * <p>Whoever trains pays no more than a look at the clock for each step: the page's thread does the rest.
 */
package backproplab.experiments.cli.live;
