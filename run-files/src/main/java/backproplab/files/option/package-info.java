/** Options of a command line: names that one may choose from. */
package backproplab.files.option;
