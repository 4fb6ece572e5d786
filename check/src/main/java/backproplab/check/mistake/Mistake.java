package backproplab.check.mistake;

import backproplab.check.part.Parts;

/**
 * A usual mistake, computed: the textbook with this one mistake in it.
 *
 * @param id short and unique, for example {@code conv2d-kernel-flipped}
 * @param subject the {@link backproplab.check.trial.Subject} whose formula it spoils
 * @param says what is the case, as a colleague would say it, for example {@code the kernel is flipped: this is a convolution, the layer
 *     is a cross-correlation}
 * @param asks where to look, for example {@code does the loop over the kernel run backwards?}
 * @param read the textbook's class and method to compare with, for example {@code Conv2dLoops.forward}
 * @param parts the textbook with the mistake
 */
public record Mistake(String id, String subject, String says, String asks, String read, Parts parts) {}
