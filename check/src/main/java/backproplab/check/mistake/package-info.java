/** The catalogue: for each usual mistake the textbook with this mistake in it. */
package backproplab.check.mistake;
