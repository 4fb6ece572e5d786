/**
 * What the networks are, said once: a {@link backproplab.experiments.model.Model} describes itself to any {@link
 * backproplab.experiments.model.NetworkBuilder}, so both engines, the initial weights and the memory estimate follow
 * from one text.
 */
package backproplab.experiments.model;
