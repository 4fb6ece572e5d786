/** Sections of several runs beside each other. */
package backproplab.report.section.compare;
