package backproplab.files.option;

import backproplab.files.failure.Quoted;
import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A list of records in YAML under one name; each record has fields of one value.
 *
 * <pre>
 * checks:
 *   - check: Linear
 *     points: 10
 * </pre>
 */
public final class RecordFile {
    private final Path path;
    private final String list;
    private final String advice;
    private final JsonParser yaml;

    private RecordFile(Path path, String list, String advice, JsonParser yaml) {
        this.path = path;
        this.list = list;
        this.advice = advice;
        this.yaml = yaml;
    }

    /**
     * A value of a record.
     *
     * @param where file and line, for messages
     * @param text as it is written
     */
    public record Field(String where, String text) {}

    /**
     * A record.
     *
     * @param where file and line where it begins, for messages
     * @param fields by name, in their order
     */
    public record Entry(String where, Map<String, Field> fields) {}

    /**
     * Reads a file.
     *
     * @param path the file
     * @param list the one name on top
     * @param advice how such a file looks, a line for messages
     * @return its records, in their order
     * @throws UserException with code 2 for what are no such records, which names file and line; 3 if the file cannot be read
     */
    public static List<Entry> read(Path path, String list, String advice) {
        try {
            return parse(path, Files.readString(path), list, advice);
        } catch (IOException e) {
            throw UserException.data(
                    "Cannot read " + path + ": " + Reason.of(e) + ".\nIs it there, in UTF-8, and yours to read?", e);
        }
    }

    /**
     * The same of a text that is no file of the user.
     *
     * @param path the name of it in messages
     * @param text what is in it
     * @param list the one name on top
     * @param advice how such a file looks, a line for messages
     * @return its records, in their order
     * @throws UserException with code 2 for what are no such records
     */
    public static List<Entry> parse(Path path, String text, String list, String advice) {
        try (JsonParser parser = YamlText.parser(text)) {
            return new RecordFile(path, list, "\n" + advice, parser).entries();
        } catch (JsonProcessingException e) {
            throw YamlFault.of(path, text, "\n" + advice, e);
        } catch (IOException e) {
            throw UserException.usage(path + ": " + Quoted.of(Reason.of(e)) + ".\n" + advice);
        }
    }

    private List<Entry> entries() throws IOException {
        if (yaml.nextToken() != JsonToken.START_OBJECT
                || yaml.nextToken() != JsonToken.FIELD_NAME
                || !yaml.currentName().equals(list)
                || yaml.nextToken() != JsonToken.START_ARRAY) {
            throw wrong("the file must begin with '" + list + ":' and a list");
        }
        List<Entry> entries = new ArrayList<>();
        while (yaml.nextToken() != JsonToken.END_ARRAY) {
            entries.add(entry());
        }
        if (yaml.nextToken() != JsonToken.END_OBJECT || yaml.nextToken() != null) {
            throw wrong("something follows the list");
        }
        return entries;
    }

    private Entry entry() throws IOException {
        String where = where();
        if (yaml.currentToken() != JsonToken.START_OBJECT) {
            throw wrong("an item of '" + list + "' must have fields");
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        while (yaml.nextToken() == JsonToken.FIELD_NAME) {
            String name = yaml.currentName();
            JsonToken value = yaml.nextToken();
            if (value == null
                    || !value.isScalarValue()
                    || value == JsonToken.VALUE_NULL
                    || yaml.getText().isBlank()) {
                throw wrong("'" + Quoted.of(name) + "' needs one value");
            }
            fields.put(name, new Field(where(), yaml.getText()));
        }
        return new Entry(where, fields);
    }

    private UserException wrong(String what) {
        return UserException.usage(where() + ": " + what + "." + advice);
    }

    private String where() {
        return path + ", line " + Math.max(1, yaml.currentTokenLocation().getLineNr());
    }
}
