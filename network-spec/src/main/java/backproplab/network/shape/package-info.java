/** Extents of tensors, and windows that slide over images. */
package backproplab.network.shape;
