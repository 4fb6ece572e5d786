/**
 * Where images come from: file formats that are read and sets that are drawn by code.
 *
 * <p>Every source gives a train and a test part as {@link backproplab.datasets.source.LabelledImages}. A broken file is a
 * {@link backproplab.datasets.source.DataFormatException} whose message names file, place and value. This package uses the JDK only, but for
 * commons-compress, which takes archives apart, and knows neither the catalog nor the download.
 */
package backproplab.datasets.source;
