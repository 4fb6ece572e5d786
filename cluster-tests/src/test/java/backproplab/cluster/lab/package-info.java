/** Lab run, whole, on clusters: its tables are those of this machine, whatever dies meanwhile. */
package backproplab.cluster.lab;
