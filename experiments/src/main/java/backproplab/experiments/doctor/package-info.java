/** What this machine can run: the facts of a machine and its GPUs, and the verdict on each Maven profile. */
package backproplab.experiments.doctor;
