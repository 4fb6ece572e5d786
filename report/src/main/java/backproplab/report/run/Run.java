package backproplab.report.run;

import backproplab.files.failure.UserException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of a run: its tables, settings and machine, as far as they are there.
 *
 * @param folder where it is
 * @param kind which command made it
 * @param config content of config.json; a missing node if there is none
 * @param environment content of environment.json; a missing node if there is none
 * @param tables by file name
 * @param notes a sentence for whatever is broken
 */
public record Run(
        Path folder, Kind kind, JsonNode config, JsonNode environment, Map<String, Table> tables, List<String> notes) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CSV = ".csv";

    /**
     * Reads a folder.
     *
     * @param folder where it is
     * @return what is there
     * @throws UserException with code 3 if there is no folder, or nothing in it that a run leaves
     */
    public static Run read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw UserException.data("There is no run in " + folder + ": "
                    + (Files.exists(folder) ? "it is no folder" : "it does not exist")
                    + ".\nName a folder such as results/published/20261121-034946-task1.");
        }
        List<String> notes = new ArrayList<>();
        Map<String, Table> tables = new TreeMap<>();
        for (Path file : csvFiles(folder)) {
            tables.put(file.getFileName().toString(), TableReader.read(file, notes));
        }
        JsonNode config = json(folder.resolve("config.json"), notes);
        JsonNode environment = json(folder.resolve("environment.json"), notes);
        if (tables.isEmpty() && config.isMissingNode()) {
            throw UserException.data(
                    "There is no run in " + folder
                            + ": neither tables nor config.json.\nName a folder such as results/published/20261121-034946-task1.");
        }
        Path absolute = folder.toAbsolutePath().normalize();
        return new Run(absolute, Kind.of(config, tables), config, environment, tables, List.copyOf(notes));
    }

    private static List<Path> csvFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(CSV))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserException.data(
                    "Cannot read " + folder + ": " + e.getMessage() + ".\nName a folder that can be read.", e);
        }
    }

    private static JsonNode json(Path file, List<String> notes) {
        if (!Files.isRegularFile(file)) {
            notes.add(file.getFileName() + " is missing: what it says stays unknown.");
            return MissingNode.getInstance();
        }
        try {
            JsonNode node = JSON.readTree(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            notes.add(file.getFileName() + " is no JSON: what it says stays unknown.");
        } catch (IOException e) {
            notes.add(file.getFileName() + " cannot be read: what it says stays unknown.");
        }
        return MissingNode.getInstance();
    }

    /**
     * The run's name.
     *
     * @return that of its folder
     */
    public String name() {
        Path name = folder.getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    /**
     * A table.
     *
     * @param file its name
     * @return what it holds; nothing if it is not there
     */
    public Table table(String file) {
        return tables.getOrDefault(file, Table.absent(file));
    }
}
