package backproplab.experiments.search;

import backproplab.experiments.checkpoint.StartedCommand;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * A line of the journal: JSON whose first field is a checksum over the text of the second, so that a changed digit is noticed. One of
 * the three is there.
 *
 * @param start the command, in the first line; else null
 * @param trial a trial that ended; else null
 * @param end what ended the search, in the last line; else null
 */
record JournalLine(StartedCommand start, TrialResult trial, SearchEnd end) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String FORM = "{\"crc32\":\"%08x\",\"entry\":";
    private static final int ENTRY = String.format(Locale.ROOT, FORM, 0).length();

    static JournalLine of(StartedCommand command) {
        return new JournalLine(command, null, null);
    }

    static JournalLine of(TrialResult result) {
        return new JournalLine(null, result, null);
    }

    static JournalLine of(SearchEnd end) {
        return new JournalLine(null, null, end);
    }

    /** The line without its end. */
    String text() {
        try {
            String entry = JSON.writeValueAsString(this);
            return head(entry) + entry + "}";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }

    private static String head(String entry) {
        CRC32 crc = new CRC32();
        crc.update(entry.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, FORM, crc.getValue());
    }

    /** Throws {@link IllegalArgumentException} with what is wrong. */
    static JournalLine parse(String line) {
        if (line.length() <= ENTRY) {
            throw new IllegalArgumentException("it is too short");
        }
        String entry = line.substring(ENTRY, line.length() - 1);
        if (!line.equals(head(entry) + entry + "}")) {
            throw new IllegalArgumentException("it does not match its checksum");
        }
        try {
            return JSON.readValue(entry, JournalLine.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("another version of Backprop Lab wrote it", e);
        }
    }
}
