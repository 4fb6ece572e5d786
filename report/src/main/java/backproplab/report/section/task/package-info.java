/** Sections of Task1 and Task2: engines side by side. */
package backproplab.report.section.task;
