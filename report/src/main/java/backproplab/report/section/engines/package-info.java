/** Sections of Parity, Ladder and the benchmarks: engines number by number, and how fast they are. */
package backproplab.report.section.engines;
