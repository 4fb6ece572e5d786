/** Another JVM of the same build, with Deeplearning4j's CPU backend where this one has the backend of a GPU. */
package backproplab.experiments.process;
