/** What a user gives on a command line: names to choose from, bounds of numbers, options kept in a file. */
package backproplab.files.option;
