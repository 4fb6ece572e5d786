/** Scales, marks and the kinds of chart that are made of them. Nothing here knows what a run is. */
package backproplab.report.chart;
