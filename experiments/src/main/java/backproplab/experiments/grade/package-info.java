/** Grading: what many people handed in, each checked in a JVM of its own, and what it is worth by a rubric. */
package backproplab.experiments.grade;
