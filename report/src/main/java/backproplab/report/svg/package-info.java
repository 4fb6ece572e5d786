/** Writes SVG as text. */
package backproplab.report.svg;
