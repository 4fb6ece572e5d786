/**
 * The five lab reports as data: what each trained, what it published, what it claims. Nothing here trains; adding an experiment
 * is a few lines in the class of its report.
 *
 * <p>Where a report does not state a setting, the usual one is taken and the experiment's or variant's note names it.
 */
package backproplab.experiments.reports;
