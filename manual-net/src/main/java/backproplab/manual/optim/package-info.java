/** Update rules: plain SGD, heavy-ball momentum and Nesterov's look-ahead form. */
package backproplab.manual.optim;
