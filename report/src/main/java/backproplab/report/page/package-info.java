/** The page: which sections a run has, what each says, and the template that all of it goes into. */
package backproplab.report.page;
