/**
 * The models, each described once: a {@link backproplab.network.model.Model} tells itself to any {@link
 * backproplab.network.model.NetworkBuilder}, so every engine, the initial weights and the memory estimate follow from one text.
 */
package backproplab.network.model;
