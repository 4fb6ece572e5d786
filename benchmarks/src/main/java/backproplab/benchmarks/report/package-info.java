/** What was measured as rows, tables and files, and the machine that it was measured on. */
package backproplab.benchmarks.report;
