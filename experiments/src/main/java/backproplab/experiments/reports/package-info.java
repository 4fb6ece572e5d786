/**
 * The five lab reports as data: what each trained is in the class of the report; what it published and claims is typed off into the
 * CSV files of {@code published}. Nothing here trains; adding an experiment is a few lines in both.
 *
 * <p>Where a report does not state a setting, the usual one is taken and the experiment's or variant's note names it.
 */
package backproplab.experiments.reports;
