/** What trains: one small interface, behind it the hand-written engines and Deeplearning4j. */
package backproplab.experiments.engine;
