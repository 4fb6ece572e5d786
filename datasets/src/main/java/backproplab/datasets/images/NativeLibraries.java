package backproplab.datasets.images;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.nd4j.linalg.factory.Nd4j;

/** The native libraries beneath DataVec: ND4J holds the pixels, OpenCV decodes them. */
final class NativeLibraries {
    /** The cause may go on with the whole search path of the system. */
    private static final int MAX_CAUSE = 100;

    private NativeLibraries() {}

    /**
     * Loads both.
     *
     * @throws ImageLibraryException if one cannot be loaded
     */
    static void ensureAvailable() {
        try {
            // First, since it says why each time it fails; ND4J does so only the first time.
            Loader.load(opencv_imgcodecs.class);
            Nd4j.ones(1).close();
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
        return "Image files cannot be decoded here: the native libraries of ND4J and OpenCV do not load\n("
                + cause.getClass().getSimpleName() + why + "). They exist for x86_64 on Linux, Windows and macOS.\n"
                + "All other data sets work without them: mnist, cifar10, glyphs, shapes.";
    }
}
