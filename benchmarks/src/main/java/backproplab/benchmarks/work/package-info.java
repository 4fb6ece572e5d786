/** What is measured: networks with seeded weights and batches, and one training step of each engine. Nothing here takes times. */
package backproplab.benchmarks.work;
