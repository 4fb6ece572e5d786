/** Sections about the weights of networks, and about their layers in training. */
package backproplab.report.section.inside;
