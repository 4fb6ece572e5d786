/**
 * The models: which layers, of which sizes. {@link backproplab.network.layer.NetworkBuilder} makes of a model's description the one
 * specification that every engine builds.
 */
package backproplab.network.model;
