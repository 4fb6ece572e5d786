/** The processor that engines run on: facts by which kernels and libraries are chosen, never measurements. */
package backproplab.network.processor;
