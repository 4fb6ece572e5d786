/**
 * Trainings on other machines: what is sent to them and how it is read there. Images travel as bytes, once per machine; commands and results as
 * JSON; weights as safetensors. What the parts of a command mean is the matter of the packages that train ({@code search}, {@code reproduce}).
 */
package backproplab.experiments.remote;
