/** Event files, as TensorBoard reads them: numbers over training steps, appended while a training goes on. */
package backproplab.files.events;
