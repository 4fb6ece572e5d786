package backproplab.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import backproplab.remote.ClusterException;
import backproplab.remote.Done;
import java.util.HashMap;
import java.util.Map;

/** What an executor says back, as names and bytes. A refusal is said, not thrown: Spark would have it tried again elsewhere. */
final class Reply {
    private static final String HOST = "host";
    private static final String REFUSED = "refused";
    private static final String PART = "part ";

    private Reply() {}

    static HashMap<String, byte[]> done(String host, Map<String, byte[]> parts) {
        HashMap<String, byte[]> reply = new HashMap<>();
        reply.put(HOST, host.getBytes(UTF_8));
        parts.forEach((name, bytes) -> reply.put(PART + name, bytes));
        return reply;
    }

    static HashMap<String, byte[]> refused(String host, String words) {
        HashMap<String, byte[]> reply = new HashMap<>();
        reply.put(HOST, host.getBytes(UTF_8));
        reply.put(REFUSED, words.getBytes(UTF_8));
        return reply;
    }

    /**
     * Reads what was said.
     *
     * @param reply from the executor
     * @return what the work left
     * @throws ClusterException {@code REFUSED} with the words of the worker
     */
    static Done read(Map<String, byte[]> reply) {
        byte[] refused = reply.get(REFUSED);
        if (refused != null) {
            throw new ClusterException(ClusterException.Kind.REFUSED, new String(refused, UTF_8), null);
        }
        Map<String, byte[]> parts = new HashMap<>();
        reply.forEach((name, bytes) -> {
            if (name.startsWith(PART)) {
                parts.put(name.substring(PART.length()), bytes);
            }
        });
        return new Done(new String(reply.get(HOST), UTF_8), parts);
    }
}
