package backproplab.files.disk;

import java.io.IOException;

/** What a disk does wrong on purpose: nothing, but in a test that puts another one in {@link Disk}. */
class Faults {
    static final Faults NONE = new Faults();

    /**
     * Comes before anything is changed: a file or folder made, emptied, renamed or deleted, or what was written forced to the disk.
     *
     * @throws IOException in place of the change
     */
    void change() throws IOException {}

    /**
     * Comes before bytes are written.
     *
     * @param bytes how many are to be written
     * @return how many the disk takes; if that is fewer, the rest fails
     */
    int room(int bytes) {
        return bytes;
    }
}
