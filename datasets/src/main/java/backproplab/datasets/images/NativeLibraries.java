package backproplab.datasets.images;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;

/** The native libraries that decode images. */
final class NativeLibraries {
    /** The cause may go on with the whole search path of the system. */
    private static final int MAX_CAUSE = 100;

    private NativeLibraries() {}

    /**
     * Loads them.
     *
     * @throws ImageLibraryException if one cannot be loaded
     */
    static void ensureAvailable() {
        try {
            Loader.load(opencv_imgcodecs.class);
            Loader.load(opencv_imgproc.class);
        } catch (LinkageError | RuntimeException failed) {
            throw new ImageLibraryException(message(failed), failed);
        }
    }

    private static String message(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        String why = ": " + line.substring(0, Math.min(MAX_CAUSE, line.length()));
        return "Image files cannot be decoded here: the native libraries of OpenCV do not load\n("
                + cause.getClass().getSimpleName() + why + "). They exist for x86_64 on Linux, Windows and macOS.\n"
                + "All other data sets work without them: mnist, cifar10, glyphs, shapes.";
    }
}
