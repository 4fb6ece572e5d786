package backproplab.datasets.source;

import java.nio.file.Path;

/**
 * What a message about broken data points at.
 *
 * @param file the file on disk
 * @param entry the file within it if it is an archive, else empty
 */
record Place(Path file, String entry) {
    static Place of(Path file) {
        return new Place(file, "");
    }

    Place entry(String name) {
        return new Place(file, name);
    }

    DataFormatException broken(String what) {
        // A crafted name must not put lines of its own into the message.
        String shown = entry.replaceAll("\\p{Cntrl}", "?");
        return new DataFormatException(Advice.message(file, shown.isEmpty() ? what : "(entry " + shown + ") " + what));
    }
}
