/** Sections about the weights of networks. */
package backproplab.report.section.inside;
