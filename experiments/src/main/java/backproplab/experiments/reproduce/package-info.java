/** Runs experiments of the reports and says how ours compare with the published figures and claims. */
package backproplab.experiments.reproduce;
