package backproplab.experiments.remote;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Names of the parts of which work and results are made, and texts in them. */
final class Parts {
    /** Digest of the sender's classes: {@value}. */
    static final String BUILD = "build";

    /** Tokens of the engines that take part, with commas between them: {@value}. */
    static final String ENGINES = "engines";

    /** What they compute with at the sender's: {@value}. */
    static final String CODE = "code";

    /** Token of the kind of work: {@value}. */
    static final String KIND = "kind";

    /** What is to be done, in JSON: {@value}. */
    static final String COMMAND = "command";

    /** What came of it, in JSON: {@value}. */
    static final String RESULT = "result";

    private static final String BLOB = "blob/";

    private Parts() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(Map<String, byte[]> parts, String name) {
        return new String(parts.get(name), StandardCharsets.UTF_8);
    }

    static void addBlobs(Map<String, byte[]> parts, Map<String, byte[]> blobs) {
        blobs.forEach((name, bytes) -> parts.put(BLOB + name, bytes));
    }

    static Map<String, byte[]> blobs(Map<String, byte[]> parts) {
        Map<String, byte[]> blobs = new HashMap<>();
        parts.forEach((name, bytes) -> {
            if (name.startsWith(BLOB)) {
                blobs.put(name.substring(BLOB.length()), bytes);
            }
        });
        return blobs;
    }
}
