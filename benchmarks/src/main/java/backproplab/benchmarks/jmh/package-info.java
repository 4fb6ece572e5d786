/**
 * The JMH benchmarks. Every combination of parameters runs in processes of its own, so that neither the compiler's profile of
 * one engine nor the spinning threads of another reach the next.
 */
package backproplab.benchmarks.jmh;
