/** The time of single training steps: how far the slow ones are from the middle, and what they allocate. */
package backproplab.benchmarks.latency;
