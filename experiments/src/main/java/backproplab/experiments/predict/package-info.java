/** What a trained network makes of a single image. */
package backproplab.experiments.predict;
