/** A whole command: plans times seeds times engines, from estimate to the last row. */
package backproplab.experiments.compare;
