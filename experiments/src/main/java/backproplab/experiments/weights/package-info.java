/** Parameters outside any engine: by name, in the neutral layout, in double precision. */
package backproplab.experiments.weights;
