/** Layers as every engine reads them: their constants, their shape rules, the tensors they own. */
package backproplab.network.layer;
