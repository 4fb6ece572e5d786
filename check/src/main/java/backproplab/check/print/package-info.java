/** Fixtures as small matrices on the screen: what goes in, what is right, what a class gave. */
package backproplab.check.print;
