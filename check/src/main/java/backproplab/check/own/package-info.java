/** Classes of a user: found, made, and put in the textbook's place. */
package backproplab.check.own;
