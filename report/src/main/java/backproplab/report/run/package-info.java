/** What a run's folder holds, as it is read back: whatever is missing or broken is left out and said. Nothing here draws. */
package backproplab.report.run;
