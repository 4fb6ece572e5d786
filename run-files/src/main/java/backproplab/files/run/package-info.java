/** The folder of one run. */
package backproplab.files.run;
