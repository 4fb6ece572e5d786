/** What a check has found: which quantities are right, and which mistakes would give exactly what was seen. */
package backproplab.check.verdict;
