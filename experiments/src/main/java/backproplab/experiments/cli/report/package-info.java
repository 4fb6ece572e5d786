/** Report: runs as charts. */
package backproplab.experiments.cli.report;
