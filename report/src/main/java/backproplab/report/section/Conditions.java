package backproplab.report.section;

import backproplab.files.option.MavenCommand;
import backproplab.report.page.Block;
import backproplab.report.page.Section;
import backproplab.report.run.Kind;
import backproplab.report.run.Run;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the numbers depend on: the command, the machine, versions, settings. */
public final class Conditions {
    private static final int PLANS = 30;
    private static final int NAMED = 3;
    private static final double GIBIBYTE = 1 << 30;

    private Conditions() {}

    /**
     * The section.
     *
     * @param run the run
     * @return the section; empty if the run has nothing of it
     */
    public static Optional<Section> of(Run run) {
        List<Block> blocks = new ArrayList<>();
        command(run).ifPresent(text -> blocks.add(new Block.Command(text)));
        List<Block.Fact> machine = machine(run);
        if (!machine.isEmpty()) {
            blocks.add(new Block.Facts(machine));
        }
        List<Block.Fact> settings = settings(run);
        if (!settings.isEmpty()) {
            blocks.add(new Block.Heading("Settings"));
            blocks.add(new Block.Facts(settings));
        }
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "conditions", "Under which conditions", "The command makes such a run again.", blocks));
    }

    /** As it is typed; empty if the run does not say. */
    static Optional<String> command(Run run) {
        JsonNode arguments = run.config().path("arguments");
        String main = main(run);
        if (!arguments.isArray() || main.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        arguments.forEach(word -> words.add(word.asText()));
        subcommand(run).filter(name -> !beginsWith(words, name)).ifPresent(name -> words.add(0, name));
        return Optional.of(new MavenCommand(
                        main,
                        words,
                        BuildOf.switches(run.environment(), run.config().hasNonNull("cluster")))
                .typed());
    }

    /** What a run keeps of its command line begins behind the name of Lab's command, in older runs with it. */
    private static boolean beginsWith(List<String> words, String subcommand) {
        return !words.isEmpty() && words.get(0).equals(subcommand);
    }

    private static Optional<String> subcommand(Run run) {
        return switch (run.config().path("task").asText()) {
            case "lab" -> Optional.of("run");
            case "search" -> Optional.of("search");
            default -> Optional.empty();
        };
    }

    /**
     * What the command was asked for, before any option: experiments or a search of Lab.
     *
     * @param run the run
     * @return such as {@code B/depth, B/order}; of many the first ones; empty if the run does not say
     */
    public static String asked(Run run) {
        List<String> words = new ArrayList<>();
        for (JsonNode word : run.config().path("arguments")) {
            if (word.asText().startsWith("-")) {
                break;
            }
            words.add(word.asText());
        }
        boolean older = subcommand(run).filter(name -> beginsWith(words, name)).isPresent();
        List<String> names = words.subList(older ? 1 : 0, words.size());
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }

    private static String main(Run run) {
        String task = run.config().path("task").asText();
        return switch (task) {
            case "task1" -> "Task1";
            case "task2" -> "Task2";
            case "lab", "search" -> "Lab";
            case "parity" -> "Parity";
            case "ladder" -> "Ladder";
            default -> "";
        };
    }

    private static List<Block.Fact> machine(Run run) {
        JsonNode environment = run.environment();
        List<Block.Fact> facts = new ArrayList<>();
        when(run.name()).ifPresent(when -> facts.add(new Block.Fact("begun", when)));
        String cores = environment.path("cores").asText();
        String memory = environment.path("memory_bytes").isNumber()
                ? String.format(
                        Locale.ROOT,
                        "%.0f GiB of memory",
                        environment.path("memory_bytes").asDouble() / GIBIBYTE)
                : "";
        add(
                facts,
                "machine",
                environment.path("cpu").asText(),
                cores.isEmpty() ? "" : cores + (cores.equals("1") ? " core" : " cores"),
                memory,
                environment.path("os").asText());
        add(facts, "Java", environment.path("jdk").asText());
        add(
                facts,
                "engine by hand",
                labelled("kernels ", environment.path("manual_kernels").asText()));
        JsonNode dl4j = environment.path("dl4j");
        add(
                facts,
                "Deeplearning4j",
                dl4j.path("version").asText(),
                dl4j.path("backend").asText(),
                dl4j.path("blas").asText(),
                labelled("core ", dl4j.path("blas_core").asText()),
                dl4j.path("classifier").asText(),
                dl4j.path("device").asText());
        add(facts, "PyTorch", environment.path("pytorch").path("version").asText());
        add(facts, "threads", threads(environment));
        add(facts, "commit", environment.path("git_commit").asText());
        add(facts, "data", run.config().path("data_origin").asText(), counts(run.config()));
        add(facts, "seeds", joined(run.config().path("seeds")));
        add(facts, "folder", run.name());
        return facts;
    }

    private static String threads(JsonNode environment) {
        List<String> each = new ArrayList<>();
        environment.path("engines").forEach(engine -> {
            String blas = engine.path("blas_threads").asText();
            each.add((engine.path("model").asText() + " "
                                    + engine.path("variant").asText())
                            .strip() + " " + EngineName.of(engine.path("engine").asText()) + " "
                    + engine.path("threads").asText() + (blas.isEmpty() ? "" : " (BLAS " + blas + ")"));
        });
        return each.size() > 8 ? "" : String.join("; ", each);
    }

    private static String counts(JsonNode config) {
        return config.path("train_images").isNumber()
                ? String.format(
                        Locale.ROOT,
                        "%,d training, %,d validation, %,d test images",
                        config.path("train_images").asLong(),
                        config.path("validation_images").asLong(),
                        config.path("test_images").asLong())
                : "";
    }

    private static String labelled(String label, String value) {
        return value.isEmpty() ? "" : label + value;
    }

    private static void add(List<Block.Fact> facts, String name, String... parts) {
        List<String> known =
                java.util.Arrays.stream(parts).filter(part -> !part.isEmpty()).toList();
        if (!known.isEmpty()) {
            facts.add(new Block.Fact(name, String.join(", ", known)));
        }
    }

    /**
     * The time in a folder's name; it is the only clock that a page knows.
     *
     * @param name the folder's name
     * @return day and minute; empty if the name has none
     */
    public static Optional<String> when(String name) {
        if (!name.matches("\\d{8}-\\d{6}-.*")) {
            return Optional.empty();
        }
        return Optional.of(name.substring(0, 4) + "-" + name.substring(4, 6) + "-" + name.substring(6, 8) + " "
                + name.substring(9, 11) + ":" + name.substring(11, 13));
    }

    private static List<Block.Fact> settings(Run run) {
        List<Block.Fact> facts = new ArrayList<>();
        JsonNode config = run.config();
        config.path("data")
                .properties()
                .forEach(field -> facts.add(new Block.Fact(field.getKey(), joined(field.getValue()))));
        if (run.kind() == Kind.SEARCH) {
            for (String name : List.of("space", "every_trial")) {
                config.path(name)
                        .properties()
                        .forEach(field -> facts.add(new Block.Fact(field.getKey(), joined(field.getValue()))));
            }
        }
        int number = 0;
        for (JsonNode plan : config.path("plans")) {
            number++;
            if (number <= PLANS) {
                facts.add(new Block.Fact(
                        plan.path("model").asText() + " "
                                + plan.path("experiment").asText(),
                        words(plan)));
            }
        }
        if (number > PLANS) {
            facts.add(new Block.Fact("further networks", (number - PLANS) + " more in config.json"));
        }
        return facts;
    }

    private static String words(JsonNode plan) {
        List<String> each = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : plan.properties()) {
            if (!List.of("model", "experiment").contains(field.getKey())) {
                each.add(field.getKey() + " " + joined(field.getValue()));
            }
        }
        return String.join(", ", each);
    }

    private static String joined(JsonNode node) {
        if (!node.isContainerNode()) {
            return node.isMissingNode() ? "" : node.asText();
        }
        List<String> each = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> each.add(joined(one)));
        } else {
            node.properties().forEach(field -> each.add(field.getKey() + " " + joined(field.getValue())));
        }
        return String.join(", ", each);
    }
}
