/** What sections of different runs share: names, digits, means over seeds, conditions. Each kind of run has a package below. */
package backproplab.report.section;
