/** Writing to disk so that a file is there whole or not at all. */
package backproplab.files.disk;
