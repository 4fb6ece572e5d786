/** Writing to disk so that a file is there whole or not at all, and saying why it could not be. */
package backproplab.files.disk;
