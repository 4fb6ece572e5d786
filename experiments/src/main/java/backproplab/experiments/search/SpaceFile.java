package backproplab.experiments.search;

import backproplab.files.failure.Quoted;
import backproplab.files.failure.UserException;
import backproplab.files.option.OptionFile;
import java.nio.file.Path;
import java.util.List;

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
    private static final String EXAMPLE = "lr: log:1e-5:1e-3";

    private SpaceFile() {}

    /**
     * Reads a file.
     *
     * @param path the file
     * @return its dimensions, in their order
     * @throws UserException with code 2 for what cannot be a space, which names file and line; 3 if the file cannot be read
     */
    public static List<Dimension> read(Path path) {
        return OptionFile.read(path, EXAMPLE).stream().map(SpaceFile::dimension).toList();
    }

    private static Dimension dimension(OptionFile.Entry entry) {
        String where = entry.where() + ": " + Quoted.of(entry.name());
        if (!entry.list()) {
            return Dimension.parse(where, entry.name(), entry.values().get(0));
        }
        try {
            return new Dimension(entry.name(), new Items(entry.values()));
        } catch (IllegalArgumentException e) {
            throw UserException.usage(where + ": "
                    + (entry.values().isEmpty() ? "the list is empty" : e.getMessage())
                    + ".\nWrite one line per option, such as: " + EXAMPLE);
        }
    }
}
