/**
 * Labelled images, from wherever they are to batches of floats.
 *
 * <p>{@link backproplab.datasets.Catalog} finds a data set, {@link backproplab.datasets.Dataset} holds it,
 * {@link backproplab.datasets.Split} cuts a validation part off, {@link backproplab.datasets.Normalization} turns bytes into floats and
 * {@link backproplab.datasets.Batches} hands out one epoch, changed by an {@link backproplab.datasets.Augmentation} on request.
 *
 * <p>Letters: N images or batch, C channels, H height, W width, K classes. Images are NCHW, one unsigned byte per value.
 *
 * <p>Arrows: this package uses {@code source} (file formats, drawn sets), {@code images} (PNG and JPEG), {@code fetch} (cache, download) and
 * {@code augment} (changes of images). Those know neither this package nor each other, but for {@code images}, which uses {@code source}; their checked
 * exceptions become {@link backproplab.datasets.DataException} here.
 */
package backproplab.datasets;
