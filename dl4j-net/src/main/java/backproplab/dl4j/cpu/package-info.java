/** Which of OpenBLAS's kernels ND4J's matrix products run on a CPU: chosen to fit the processor before the library loads, read back afterwards. */
package backproplab.dl4j.cpu;
