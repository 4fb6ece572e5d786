package backproplab.datasets.fetch;

/** Hears how a download goes; called from the thread that waits for it. */
@FunctionalInterface
public interface Progress {
    /**
     * Part of a file has arrived.
     *
     * @param file name of the file
     * @param doneBytes bytes on disk so far
     * @param totalBytes bytes of the whole file
     */
    void update(String file, long doneBytes, long totalBytes);
}
