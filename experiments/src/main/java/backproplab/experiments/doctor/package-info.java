/** What must hold before ND4J is touched. */
package backproplab.experiments.doctor;
