/** The fast layer of the element-wise functions between linear layers. */
package backproplab.manual.activation;
