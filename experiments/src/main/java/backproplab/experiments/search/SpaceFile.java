package backproplab.experiments.search;

import backproplab.files.failure.Quoted;
import backproplab.files.failure.UserException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * A space in YAML: option names, each with values as on the command line, or with a list of items, of which each may be a list of
 * its own.
 *
 * <pre>
 * lr: log:1e-5:1e-3
 * hidden: [200, [400, 200]]
 * activation:
 *   - relu
 *   - leaky-relu
 * </pre>
 */
public final class SpaceFile {
    private static final String ADVICE = "\nWrite one line per option, such as: lr: log:1e-5:1e-3";

    private final Path path;
    private final JsonParser yaml;

    private SpaceFile(Path path, JsonParser yaml) {
        this.path = path;
        this.yaml = yaml;
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @return its dimensions, in their order
     * @throws UserException with code 2 for what cannot be a space, which names file and line; 3 if the file cannot be read
     */
    public static List<Dimension> read(Path path) {
        YAMLFactory factory = YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try {
            String text = Files.readString(path);
            try (JsonParser parser = factory.createParser(text)) {
                return new SpaceFile(path, parser).dimensions();
            } catch (JsonProcessingException e) {
                throw broken(path, text, e);
            }
        } catch (IOException e) {
            throw UserException.data(
                    "Cannot read " + path + ": " + e + ".\nIs it there, in UTF-8, and yours to read?", e);
        }
    }

    /** The parser's own message begins with where it was going; its cause knows what is wrong, and where. */
    private static UserException broken(Path path, String text, JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        int line = at == null ? 1 : at.getLineNr();
        int column = at == null ? 1 : at.getColumnNr();
        String fault = e.getOriginalMessage().lines().findFirst().orElse("no YAML");
        if (e.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
            line = yaml.getProblemMark().getLine() + 1;
            column = yaml.getProblemMark().getColumn() + 1;
            // What follows in brackets would be cut anyway.
            fault = yaml.getProblem().replaceFirst("\\. \\(.*", "");
        } else if (e.getCause() instanceof ReaderException unreadable) {
            fault = "a character that YAML does not allow, number " + unreadable.getCodePoint();
            String before = text.substring(0, text.indexOf(unreadable.getCodePoint()));
            line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            column = before.length() - before.lastIndexOf('\n');
        }
        return UserException.usage(
                path + ", line " + line + ", column " + column + ": " + Quoted.of(fault) + "." + ADVICE);
    }

    private List<Dimension> dimensions() throws IOException {
        if (yaml.nextToken() != JsonToken.START_OBJECT) {
            throw wrong("the file is no list of options");
        }
        List<Dimension> dimensions = new ArrayList<>();
        while (yaml.nextToken() == JsonToken.FIELD_NAME) {
            String name = yaml.currentName();
            yaml.nextToken();
            String where = where() + ": " + Quoted.of(name);
            dimensions.add(
                    yaml.currentToken() == JsonToken.START_ARRAY
                            ? list(where, name)
                            : Dimension.parse(where, name, scalar(name)));
        }
        if (yaml.nextToken() != null) {
            throw wrong("something follows the options");
        }
        return dimensions;
    }

    private Dimension list(String where, String name) throws IOException {
        List<String> items = new ArrayList<>();
        while (yaml.nextToken() != JsonToken.END_ARRAY) {
            items.add(yaml.currentToken() == JsonToken.START_ARRAY ? joined(name) : scalar(name));
        }
        try {
            return new Dimension(name, new Items(items));
        } catch (IllegalArgumentException e) {
            throw UserException.usage(
                    where + ": " + (items.isEmpty() ? "the list is empty" : e.getMessage()) + "." + ADVICE);
        }
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
        return UserException.usage(where() + ": " + what + "." + ADVICE);
    }

    private String where() {
        return path + ", line " + Math.max(1, yaml.currentTokenLocation().getLineNr());
    }
}
