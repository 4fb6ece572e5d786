package backproplab.experiments.remote;

import backproplab.files.disk.RecordJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;

/**
 * What another machine says when its work is done.
 *
 * @param host the machine
 * @param json what came of it
 * @param blobs what is no text, by the names that its kind gives them
 */
public record Reply(String host, String json, Map<String, byte[]> blobs) {
    /**
     * Copies the map; the arrays stay the caller's.
     */
    public Reply {
        blobs = Map.copyOf(blobs);
    }

    /**
     * What came of it.
     *
     * @param type of the record that the kind gave
     * @param <T> that type
     * @return the record, numbers to the last bit
     */
    public <T> T result(Class<T> type) {
        try {
            return RecordJson.read(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the same build wrote it", e);
        }
    }
}
