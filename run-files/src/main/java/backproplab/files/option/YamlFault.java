package backproplab.files.option;

import backproplab.files.failure.Quoted;
import backproplab.files.failure.UserException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** What is wrong with a text that is no YAML, and where. */
final class YamlFault {
    private YamlFault() {}

    /**
     * The parser's own message begins with where it was going; its cause knows what is wrong, and where.
     *
     * @param path the file
     * @param text what is in it
     * @param advice what to do, with the line break before it
     * @param e what the parser said
     * @return to be thrown, with code 2
     */
    static UserException of(Path path, String text, String advice, JsonProcessingException e) {
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
                path + ", line " + line + ", column " + column + ": " + Quoted.of(fault) + "." + advice);
    }
}
