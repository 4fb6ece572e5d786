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
import java.util.List;

/**
 * Options in YAML, each with its value or a list of values, of which each may be a list of its own.
 *
 * <pre>
 * lr: 1e-3
 * hidden: [200, [400, 200]]
 * activation:
 *   - relu
 *   - leaky-relu
 * </pre>
 */
public final class OptionFile {
    private final Path path;
    private final String advice;
    private final JsonParser yaml;

    private OptionFile(Path path, String advice, JsonParser yaml) {
        this.path = path;
        this.advice = advice;
        this.yaml = yaml;
    }

    /**
     * An option of the file.
     *
     * @param where file and line, for messages
     * @param name as it is written
     * @param list whether its values are a list
     * @param values the list, or the one value; a value that is a list itself has commas between its parts
     */
    public record Entry(String where, String name, boolean list, List<String> values) {}

    /**
     * Reads a file.
     *
     * @param path the file
     * @param example a line of such a file, for messages
     * @return its options, in their order
     * @throws UserException with code 2 for what cannot be options, which names file and line; 3 if the file cannot be read
     */
    public static List<Entry> read(Path path, String example) {
        String advice = "\nWrite one line per option, such as: " + example;
        try {
            String text = Files.readString(path);
            try (JsonParser parser = YamlText.parser(text)) {
                return new OptionFile(path, advice, parser).entries();
            } catch (JsonProcessingException e) {
                throw YamlFault.of(path, text, advice, e);
            }
        } catch (IOException e) {
            throw UserException.data(
                    "Cannot read " + path + ": " + Reason.of(e) + ".\nIs it there, in UTF-8, and yours to read?", e);
        }
    }

    private List<Entry> entries() throws IOException {
        if (yaml.nextToken() != JsonToken.START_OBJECT) {
            throw wrong("the file is no list of options");
        }
        List<Entry> entries = new ArrayList<>();
        while (yaml.nextToken() == JsonToken.FIELD_NAME) {
            String name = yaml.currentName();
            yaml.nextToken();
            String where = where();
            boolean list = yaml.currentToken() == JsonToken.START_ARRAY;
            entries.add(new Entry(where, name, list, list ? list(name) : List.of(scalar(name))));
        }
        if (yaml.nextToken() != null) {
            throw wrong("something follows the options");
        }
        return entries;
    }

    private List<String> list(String name) throws IOException {
        List<String> items = new ArrayList<>();
        while (yaml.nextToken() != JsonToken.END_ARRAY) {
            items.add(yaml.currentToken() == JsonToken.START_ARRAY ? joined(name) : scalar(name));
        }
        return items;
    }

    /** A value that is a list itself, such as sizes of layers. */
    private String joined(String name) throws IOException {
        List<String> parts = new ArrayList<>();
        while (yaml.nextToken() != JsonToken.END_ARRAY) {
            parts.add(scalar(name));
        }
        return String.join(",", parts);
    }

    private String scalar(String name) throws IOException {
        if (!yaml.currentToken().isScalarValue() || yaml.currentToken() == JsonToken.VALUE_NULL) {
            throw wrong(Quoted.of(name) + " has no values that an option can take");
        }
        return yaml.getText();
    }

    private UserException wrong(String what) {
        return UserException.usage(where() + ": " + what + "." + advice);
    }

    private String where() {
        return path + ", line " + Math.max(1, yaml.currentTokenLocation().getLineNr());
    }
}
