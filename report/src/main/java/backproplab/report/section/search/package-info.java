/** Sections of Lab search: trials, and what the options have to do with their accuracy. */
package backproplab.report.section.search;
