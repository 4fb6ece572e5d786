/** A class of one's own beside the textbook: what is right, what is wrong, and which mistake would give exactly these numbers. */
package backproplab.check;
