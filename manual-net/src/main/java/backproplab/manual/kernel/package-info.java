/**
 * What the fast engine's time is spent in: matrix products, element-wise passes, and the threads they run on.
 *
 * <p>{@link backproplab.manual.kernel.Kernels} is the facade that layers call. It owns the worker threads and one {@link
 * backproplab.manual.kernel.KernelOps}, the few inner loops that profit from SIMD: {@code ScalarKernels} in plain Java
 * here, {@code SimdKernels} in {@code kernel.simd}, the only package that imports {@code jdk.incubator.vector}; it is
 * chosen once, by {@link backproplab.manual.kernel.KernelProvider}.
 *
 * <p>The blocked product is {@link backproplab.manual.kernel.MatrixProduct}; products of few rows, of rows that lie side by side already, and of planes
 * have drivers of their own. Its operands copy themselves into panels ({@link backproplab.manual.kernel.PanelSource}) and results take finished tiles ({@link
 * backproplab.manual.kernel.TileSink}), so a convolution is a product whose operand reads patches straight from the
 * image: no im2col matrix is ever built. Where 3 x 3 filters have many channels, {@code WinogradConvolution} and {@code
 * WinogradFilterGradient} make four times fewer multiplications; {@code Winograd} holds the rule that says where.
 * Where every output pixel sees the whole image, {@code DenseConvolution} makes it a linear layer.
 *
 * <p>Determinism: the order in which each element is summed follows from the shapes, the kernels and the inner extent of a block; work is divided among
 * threads in ways that leave it alone, so their number cannot change a bit of the result.
 */
package backproplab.manual.kernel;
