/** Deeplearning4j's other way to write a network, beside the one that is compared: measured once for the pages, no part of a run. */
package backproplab.benchmarks.samediff;
