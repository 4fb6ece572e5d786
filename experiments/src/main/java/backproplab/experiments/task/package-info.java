/** What to run: the presets as data. */
package backproplab.experiments.task;
