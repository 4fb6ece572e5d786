/**
 * Files from the net into the cache.
 *
 * <p>{@link backproplab.datasets.fetch.Cache} says where the cache is, {@link backproplab.datasets.fetch.Mirrors} who has the files, and
 * {@link backproplab.datasets.fetch.Download} brings them: resuming, verifying, never leaving part of a file under its final name. This package knows
 * nothing of what the files hold and uses the JDK only.
 */
package backproplab.datasets.fetch;
