package backproplab.dl4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Notes what a machine without natives is told. */
final class ReportUnavailable {

    private ReportUnavailable() {}

    public static void main(String[] args) throws IOException {
        String message;
        try {
            Dl4jBackend.ensureAvailable();
            message = "available";
        } catch (Dl4jUnavailableException e) {
            message = e.getMessage();
        }
        Files.writeString(Path.of(args[0]), message);
    }
}
