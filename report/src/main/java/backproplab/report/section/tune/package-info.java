/** Tests of networks in place of their training. */
package backproplab.report.section.tune;
