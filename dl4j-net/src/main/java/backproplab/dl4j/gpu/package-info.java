/** What a machine can run: the facts of the machine and its GPUs, and the verdict on each Maven profile. No class of ND4J is loaded. */
package backproplab.dl4j.gpu;
