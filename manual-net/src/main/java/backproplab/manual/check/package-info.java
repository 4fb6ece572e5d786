/** The numeric gradient check: calculus against a finite difference, in double precision. */
package backproplab.manual.check;
