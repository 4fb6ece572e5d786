/** The element-wise functions between linear layers: their formulas once, and the fast layer that applies them. */
package backproplab.manual.activation;
