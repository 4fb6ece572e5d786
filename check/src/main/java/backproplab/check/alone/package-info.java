/**
 * A check in a JVM of its own: what a grader sends to it and what comes back, and the program between the two, which compiles what
 * somebody handed in and checks it where it can do no harm.
 */
package backproplab.check.alone;
