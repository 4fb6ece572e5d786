/**
 * Learning-rate schedules: what the base rate is multiplied by, from the place in the run, and the reader of their text.
 *
 * <p>They are values without state that changes, so one schedule can serve every engine and seed; {@code plateau}, which
 * looks at the validation loss, hands out its successor after each epoch.
 */
package backproplab.experiments.train.schedule;
