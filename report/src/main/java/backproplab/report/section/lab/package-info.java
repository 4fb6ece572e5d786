/** Sections of Lab run: published figures, claims and epochs beside ours. */
package backproplab.report.section.lab;
