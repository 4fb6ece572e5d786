package backproplab.experiments.cli.option;

import backproplab.files.failure.UserException;
import backproplab.files.option.Choices;
import backproplab.files.option.HomeFolder;
import backproplab.files.option.OptionFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options from a file, as the words that a user would have typed.
 *
 * @param words options with their values, and names
 * @param places where an option stands, for messages: the file and, where it is known, the line
 * @param ofOneCall options that are not taken from the file, since a repeated run is not to be told them again
 */
record ConfigFile(List<String> words, Map<ArgSpec, String> places, Set<String> ofOneCall) {
    /** What config.json calls the words of its run: {@value}. */
    static final String ARGUMENTS = "arguments";

    private static final String TASK = "task";
    private static final String DASHES = "--";
    private static final String EXAMPLE = "epochs: 3";
    /** How this process is started, and not what it computes. */
    private static final Set<String> NOT_IN_FILES =
            Set.of(ConfigOption.CONFIG, ResumeOptions.RESUME, FollowOptions.LIVE, "--debug", "--help", "--version");

    private static final Set<String> NOT_REPEATED = Set.of(
            ResumeOptions.RESUME, LongOptions.YES, DryRunOption.NAME, "--debug", FollowOptions.LIVE, GpuOptions.LEAVE);

    ConfigFile {
        words = HomeFolder.expand(words);
    }

    /** Reads a file of either kind; a run's is known by the words that it was started with. */
    static ConfigFile read(Path path, CommandLine line, String task) {
        JsonNode json = json(path);
        return json.path(ARGUMENTS).isArray() ? ofRun(path, json, line, task) : ofOptions(path, line.getCommandSpec());
    }

    /** Nothing where the file is no JSON, or cannot be read. */
    private static JsonNode json(Path path) {
        try {
            return new ObjectMapper().readTree(path.toFile());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static ConfigFile ofRun(Path path, JsonNode json, CommandLine line, String task) {
        String theirs = json.path(TASK).asText();
        if (!theirs.equals(task)) {
            throw UserException.usage(
                    path + " is of a run of " + theirs + ", not of " + task + ".\nRepeat it with that command.");
        }
        List<String> words = new ArrayList<>();
        json.path(ARGUMENTS).forEach(word -> words.add(word.asText()));
        // A run of Lab may have kept the name of its command too.
        int name = line.getParent() == null ? -1 : words.indexOf(line.getCommandName());
        return new ConfigFile(words.subList(name + 1, words.size()), Map.of(), NOT_REPEATED);
    }

    private static ConfigFile ofOptions(Path path, CommandSpec command) {
        Map<String, ArgSpec> known = known(command);
        List<String> words = new ArrayList<>();
        Map<ArgSpec, String> places = new LinkedHashMap<>();
        for (OptionFile.Entry entry : OptionFile.read(path, EXAMPLE)) {
            if (NOT_IN_FILES.contains(DASHES + entry.name())) {
                throw UserException.usage(entry.where() + ": " + entry.name()
                        + " belongs on the command line, not in a file.\nLeave it out there.");
            }
            Choices.check("the name of an option in " + entry.where(), entry.name(), List.copyOf(known.keySet()));
            ArgSpec argument = known.get(entry.name());
            String before = places.put(argument, entry.where());
            if (before != null) {
                throw UserException.usage(
                        entry.where() + ": " + entry.name() + " is another name of an option that stands in " + before
                                + " already.\nLeave one of them out.");
            }
            words.addAll(words(argument, entry));
        }
        return new ConfigFile(words, places, Set.of());
    }

    /** Every option by its names without dashes, and names, such as those of experiments, by what --help calls them. */
    private static Map<String, ArgSpec> known(CommandSpec command) {
        Map<String, ArgSpec> known = new LinkedHashMap<>();
        command.positionalParameters()
                .forEach(names -> known.put(names.paramLabel().toLowerCase(Locale.ROOT), names));
        for (OptionSpec option : command.options()) {
            if (!option.hidden() && !NOT_IN_FILES.contains(option.longestName())) {
                for (String name : option.names()) {
                    known.put(name.substring(DASHES.length()), option);
                }
            }
        }
        return known;
    }

    private static List<String> words(ArgSpec argument, OptionFile.Entry entry) {
        if (!(argument instanceof OptionSpec option)) {
            return entry.values();
        }
        if (option.arity().max() == 0) {
            return isOn(entry) ? List.of(option.longestName()) : List.of();
        }
        boolean repeatable = option.isMultiValue() && option.splitRegex().isEmpty();
        List<String> values = repeatable ? entry.values() : List.of(String.join(",", entry.values()));
        if (values.contains("")) {
            throw UserException.usage(
                    entry.where() + ": " + entry.name() + " has an empty value.\nLeave the line out for the default.");
        }
        return values.stream().map(value -> option.longestName() + "=" + value).toList();
    }

    private static boolean isOn(OptionFile.Entry entry) {
        String value = String.join(",", entry.values());
        if (!value.equals("true") && !value.equals("false")) {
            throw UserException.usage(
                    entry.where() + ": " + entry.name() + " takes no value but true or false, not '" + value + "'.");
        }
        return value.equals("true");
    }
}
