/** What is done with a part on fixed small inputs, and what is seen meanwhile. */
package backproplab.check.trial;
