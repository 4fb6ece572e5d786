/** What any part may throw at the user, with the exit code that it ends in, and reasons of the system in words. */
package backproplab.files.failure;
