/** What can be set about a network of Deeplearning4j without changing what it computes, and how the fastest of several settings is found. */
package backproplab.dl4j.tune;
