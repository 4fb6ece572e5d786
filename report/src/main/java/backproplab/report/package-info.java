/** What a run found, in pictures: reads nothing but the files of run folders, and draws one page of them. */
package backproplab.report;
