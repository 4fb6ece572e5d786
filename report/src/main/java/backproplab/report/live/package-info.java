/** A run that is watched while it trains: a page on this machine alone, that draws what the run's folder has so far. */
package backproplab.report.live;
