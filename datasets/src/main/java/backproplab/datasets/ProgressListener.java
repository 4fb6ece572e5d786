package backproplab.datasets;

/** Hears what happens while a data set is looked for; called from the thread that loads. */
public interface ProgressListener {
    /** Listens to nothing. */
    ProgressListener SILENT = new ProgressListener() {
        @Override
        public void downloading(String file, long doneBytes, long totalBytes) {}

        @Override
        public void warning(String message) {}
    };

    /**
     * Part of a file has arrived; called at most a few times per second, and once at the end of each file.
     *
     * @param file name of the file
     * @param doneBytes bytes on disk so far
     * @param totalBytes bytes of the whole file
     */
    void downloading(String file, long doneBytes, long totalBytes);

    /**
     * Something the user must see, such as embedded images taken in place of real data.
     *
     * @param message one to three lines
     */
    void warning(String message);
}
