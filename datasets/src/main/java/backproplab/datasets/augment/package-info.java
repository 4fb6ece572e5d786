/**
 * Changes of training images that keep the label: each a {@link backproplab.datasets.augment.Step} from unsigned bytes to unsigned bytes.
 *
 * <p>What a step does to an image is a function of its own settings and of a {@link backproplab.datasets.augment.Draws}, which is started from seed,
 * epoch, sample and place of the step; so it is the same whoever computes it, in whatever order and on however many threads. Only + - * / and sqrt are
 * used, and StrictMath for the rest. {@link backproplab.datasets.augment.Steps} reads them from text.
 *
 * <p>Letters: C channels, H height, W width; images are CHW, one unsigned byte per value. This package uses the JDK only and knows no other.
 */
package backproplab.datasets.augment;
