/** The command {@code Speed}: which benchmarks, in which processes, and from their results the files. */
package backproplab.benchmarks.run;
