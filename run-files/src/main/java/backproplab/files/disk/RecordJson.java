package backproplab.files.disk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Records as JSON in one line: numbers come back to the last bit, NaN included; what is null is left out. */
public final class RecordJson {
    private static final ObjectMapper JSON = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RecordJson() {}

    /**
     * Writes a record.
     *
     * @param value of texts, numbers, lists, maps and such records
     * @return its text
     */
    public static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }

    /**
     * Reads a record.
     *
     * @param json its text
     * @param type the record's
     * @param <T> the record's type
     * @return the record
     * @throws JsonProcessingException if the text is of another type, or something follows
     */
    public static <T> T read(String json, Class<T> type) throws JsonProcessingException {
        return JSON.readValue(json, type);
    }
}
