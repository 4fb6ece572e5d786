/**
 * The inner loops of {@link backproplab.manual.kernel.KernelOps} with the Vector API; the only package that imports
 * {@code jdk.incubator.vector}, loaded by name once the provider has seen the module.
 */
package backproplab.manual.kernel.simd;
