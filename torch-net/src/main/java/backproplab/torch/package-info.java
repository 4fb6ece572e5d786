/**
 * The same networks as elsewhere in the project, in PyTorch, which DJL calls from Java.
 *
 * <p>{@link backproplab.torch.TorchEngine} builds what {@code backproplab.network} describes from PyTorch's own operations: forward
 * by its kernels, backward by its autograd, updates in place by the formulas of {@code backproplab.network.rule}. {@link
 * backproplab.torch.TorchBackend} loads the native library and sets its threads.
 *
 * <p>Arrays outside the heap belong to a manager of DJL, which frees them when it is closed: one for each network, and one for each
 * step. Gradients are recorded on the calling thread only while {@code ForwardPass} says so.
 *
 * <p>Letters: N batch, C channels, H height, W width, K classes.
 */
package backproplab.torch;
