/**
 * PNG and JPEG files, one by one and as folders of classes, through OpenCV, which DataVec brings.
 *
 * <p>{@link backproplab.datasets.images.ImageHeader} checks a file byte by byte before any native code sees it,
 * {@link backproplab.datasets.images.PixelReader} decodes, {@link backproplab.datasets.images.ImageFolder} makes a data set of a folder.
 *
 * <p>Arrows: this package uses {@code source} for what it gives back and {@code augment} to resize, and is the only one that knows OpenCV. Where its native
 * libraries are missing it throws {@link backproplab.datasets.images.ImageLibraryException}; nothing outside this package needs them.
 */
package backproplab.datasets.images;
