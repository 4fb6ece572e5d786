/** What any part may throw at the user, with the exit code that it ends in. */
package backproplab.files.failure;
