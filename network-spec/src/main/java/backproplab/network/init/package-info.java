/** The weights that every engine starts from, drawn once by name. */
package backproplab.network.init;
