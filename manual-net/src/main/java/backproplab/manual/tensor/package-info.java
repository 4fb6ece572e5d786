/**
 * Row-major buffers, nothing that computes.
 *
 * <p>Letters used for shapes everywhere in this module: N batch, C channels, H height, W width, K classes, IN and OUT
 * the features of a linear layer, or the channels of a convolution. Images are N x C x H x W.
 */
package backproplab.manual.tensor;
