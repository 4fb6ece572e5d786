/**
 * The safetensors format: eight bytes with the length of a header, the header in JSON (what each tensor is called, how it is
 * shaped and where it lies), then the numbers, little-endian and without holes. Nothing in such a file is ever executed.
 *
 * <p>{@link backproplab.experiments.weights.safetensors.SafetensorsReader} trusts nothing that a file says before it has
 * been compared with the file's own length. Written here from the published description of the format (Hugging Face,
 * "Safetensors", section "Format").
 */
package backproplab.experiments.weights.safetensors;
