/**
 * Deeplearning4j's own extension points, filled in where its built-in parts mean something else than the labs do: a
 * cross-entropy that never clips, heavy-ball momentum, adaptive rules that start from zero, decoupled weight decay, clipping
 * by the norm of all gradients, a dropout whose mask is given, a learning rate that may change between two steps.
 *
 * <p>Arrows: this package depends on Deeplearning4j, ND4J and network-spec only.
 */
package backproplab.dl4j.custom;
