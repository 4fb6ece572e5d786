package backproplab.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.DoctorCommand;
import backproplab.experiments.cli.LadderCommand;
import backproplab.experiments.cli.ParityCommand;
import backproplab.experiments.cli.PredictCommand;
import backproplab.experiments.cli.Task1Command;
import backproplab.experiments.cli.Task2Command;
import backproplab.experiments.cli.check.CheckCommand;
import backproplab.experiments.cli.lab.LabCommand;
import backproplab.experiments.cli.report.ReportCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the pages for readers promise: links that lead somewhere, commands and options that exist, a README of one sitting. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int README_CHARACTERS = 12_000;
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern COMMAND =
            Pattern.compile("exec:java -Dexec\\.mainClass=(\\w+)(?: -Dexec\\.args=(?:\"([^\"]*)\"|(\\S+)))?");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z0-9-]+");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (backproplab[\\w.]+);$");
    /** Stands for the name of a command. */
    private static final String PLACEHOLDER = "COMMAND";

    private static final Map<String, Object> COMMANDS = Map.of(
            "Task1", new Task1Command(),
            "Task2", new Task2Command(),
            "Lab", new LabCommand(),
            "Check", new CheckCommand(),
            "Parity", new ParityCommand(),
            "Ladder", new LadderCommand(),
            "Predict", new PredictCommand(),
            "Report", new ReportCommand(),
            "Doctor", new DoctorCommand());

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(
                ROOT.resolve("README.md"),
                ROOT.resolve("results/README.md"),
                ROOT.resolve("results/published/README.md"),
                ROOT.resolve("benchmarks/README.md")));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    @Test
    void theReadmeIsShort() throws IOException {
        int characters = Files.readString(ROOT.resolve("README.md")).length();
        assertTrue(characters <= README_CHARACTERS, characters + " characters");
    }

    @Test
    void everyLinkLeadsToAFileAndAHeading() throws IOException {
        List<String> broken = new ArrayList<>();
        Map<Path, Set<String>> headings = new HashMap<>();
        int links = 0;
        for (Path page : pages()) {
            String text = FENCE.matcher(Files.readString(page)).replaceAll("");
            for (MatchResult link : LINK.matcher(text).results().toList()) {
                String target = link.group(1);
                if (target.startsWith("https://")) {
                    continue;
                }
                links++;
                int hash = target.indexOf('#');
                String file = hash < 0 ? target : target.substring(0, hash);
                Path to = file.isEmpty() ? page : page.resolveSibling(file).normalize();
                if (!to.startsWith(ROOT) || !Files.exists(to)) {
                    broken.add(ROOT.relativize(page) + ": no file " + target);
                } else if (hash >= 0) {
                    if (!headings.containsKey(to)) {
                        headings.put(to, anchors(Files.readString(to)));
                    }
                    if (!headings.get(to).contains(target.substring(hash + 1))) {
                        broken.add(ROOT.relativize(page) + ": no heading " + target);
                    }
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(links > 100, links + " links found");
    }

    /** As GitHub makes them: lower case, blanks to hyphens, and of the rest letters, digits, hyphens and underscores alone. */
    private static Set<String> anchors(String text) {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (MatchResult heading :
                HEADING.matcher(FENCE.matcher(text).replaceAll("")).results().toList()) {
            String anchor = heading.group(1)
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    @Test
    void anchorsAreMadeAsGitHubMakesThem() {
        String text = "# One `two`: three\n```\n# no heading\n```\n## A, b\n## A, b\n";
        assertEquals(Set.of("one-two-three", "a-b", "a-b-1"), anchors(text));
    }

    @Test
    void everyCommandAndOptionExists() throws IOException {
        List<String> unknown = new ArrayList<>();
        int commands = 0;
        for (Path page : pages()) {
            for (MatchResult typed :
                    COMMAND.matcher(Files.readString(page)).results().toList()) {
                String name = typed.group(1);
                if (name.equals(PLACEHOLDER)) {
                    continue;
                }
                commands++;
                String arguments = typed.group(2) == null ? String.valueOf(typed.group(3)) : typed.group(2);
                Set<String> known =
                        COMMANDS.containsKey(name) ? options(new CommandLine(COMMANDS.get(name)), arguments) : Set.of();
                if (!COMMANDS.containsKey(name)) {
                    unknown.add(ROOT.relativize(page) + ": no command " + name);
                }
                for (MatchResult option : OPTION.matcher(arguments).results().toList()) {
                    if (!known.contains(option.group())) {
                        unknown.add(ROOT.relativize(page) + ": " + name + " has no " + option.group());
                    }
                }
            }
        }
        assertEquals(List.of(), unknown);
        assertTrue(commands > 40, commands + " commands found");
    }

    /** Those of the command, or of the subcommand that the arguments begin with. */
    private static Set<String> options(CommandLine command, String arguments) {
        CommandLine sub = command.getSubcommands().get(arguments.split(" ")[0]);
        return (sub == null ? command : sub).getCommandSpec().optionsMap().keySet();
    }

    @Test
    void everyClassThatAnExampleImportsExists() throws IOException {
        List<String> missing = new ArrayList<>();
        int imports = 0;
        for (Path page : pages()) {
            for (MatchResult imported :
                    IMPORT.matcher(Files.readString(page)).results().toList()) {
                imports++;
                try {
                    Class.forName(imported.group(1), false, getClass().getClassLoader());
                } catch (ClassNotFoundException e) {
                    missing.add(ROOT.relativize(page) + ": no class " + imported.group(1));
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(imports > 2, imports + " imports found");
    }

    @Test
    void everyOptionOfTheTasksIsExplained() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/tasks.md"));
        List<String> missing = new CommandLine(new Task1Command())
                .getCommandSpec().options().stream()
                        .filter(option -> !option.hidden() && !option.versionHelp())
                        .map(option -> option.longestName())
                        .filter(name -> !page.contains("`" + name))
                        .toList();
        assertEquals(List.of(), missing);
    }
}
