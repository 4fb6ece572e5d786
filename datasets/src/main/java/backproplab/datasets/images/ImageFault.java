package backproplab.datasets.images;

import java.nio.file.Path;

/** The wording shared by all messages about single image files. */
final class ImageFault {
    private ImageFault() {}

    static String broken(Path file, String what) {
        return "Broken image: " + file + " " + what + ".\nPut a good copy in its place, or delete it.";
    }

    static String unsupported(Path file, String what, String whatToDo) {
        return "Unsupported image: " + file + " " + what + ".\n" + whatToDo;
    }
}
