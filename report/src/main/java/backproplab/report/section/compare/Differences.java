package backproplab.report.section.compare;

import backproplab.report.page.Block;
import backproplab.report.page.Grid;
import backproplab.report.page.Grid.Cell;
import backproplab.report.page.Section;
import backproplab.report.run.Run;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which settings, and what about the machine, differs between runs. */
public final class Differences {
    private static final Set<String> OF_NO_WEIGHT = Set.of(
            "arguments",
            "out",
            "run_folder",
            "data-dir",
            "data_origin",
            "offline",
            "log",
            "memory_bytes",
            "max_heap_bytes",
            "max_off_heap_bytes");
    private static final String PUBLISHED = "published";

    private Differences() {}

    /**
     * The section.
     *
     * @param runs the runs
     * @return the section; it says so if nothing differs
     */
    public static Section of(List<Run> runs) {
        List<Map<String, String>> settings = settings(runs);
        List<String> names = differing(settings);
        boolean published =
                runs.stream().anyMatch(Differences::published) && !runs.stream().allMatch(Differences::published);
        String title = published ? "What differs from the published run" : "What differs";
        if (names.isEmpty()) {
            return new Section(
                    "differences",
                    title,
                    "",
                    List.of(new Block.Prose("No setting differs, and nothing about the machine.")));
        }
        List<String> header = new ArrayList<>(List.of("setting"));
        runs.forEach(run -> header.add(ComparedRuns.name(runs, run)));
        List<List<Cell>> rows = new ArrayList<>();
        for (String name : names) {
            List<Cell> row = new ArrayList<>(List.of(Cell.words(name)));
            settings.forEach(each -> row.add(Cell.words(each.getOrDefault(name, "–"))));
            rows.add(row);
        }
        return new Section(
                "differences",
                title,
                "A dash: the run does not say, or has no such setting.",
                List.of(new Grid("Settings that differ", header, rows, "", 0)));
    }

    static List<String> differing(List<Run> runs, int most) {
        List<String> names = differing(settings(runs));
        return names.subList(0, Math.min(most, names.size()));
    }

    private static List<String> differing(List<Map<String, String>> settings) {
        Set<String> names = new LinkedHashSet<>();
        settings.forEach(each -> names.addAll(each.keySet()));
        return names.stream()
                .filter(name -> settings.stream()
                                .map(each -> each.getOrDefault(name, ""))
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }

    private static boolean published(Run run) {
        return run.folder().getParent() != null && run.folder().getParent().endsWith(PUBLISHED);
    }

    private static List<Map<String, String>> settings(List<Run> runs) {
        Set<String> shared = new LinkedHashSet<>(plans(runs.get(0)));
        runs.forEach(run -> shared.retainAll(plans(run)));
        return runs.stream().map(run -> settings(run, shared)).toList();
    }

    private static List<String> plans(Run run) {
        List<String> names = new ArrayList<>();
        run.config().path("plans").forEach(plan -> names.add(name(plan)));
        return names;
    }

    private static String name(JsonNode plan) {
        return (plan.path("model").asText() + " " + plan.path("experiment").asText()).strip();
    }

    private static Map<String, String> settings(Run run, Set<String> shared) {
        Map<String, String> flat = new LinkedHashMap<>();
        add(flat, "", run.config(), shared);
        add(flat, "machine: ", run.environment(), shared);
        flat.keySet().removeIf(name -> name.startsWith("machine: engines") || name.startsWith("data_digest"));
        return flat;
    }

    private static String listed(JsonNode value) {
        List<String> each = new ArrayList<>();
        value.forEach(one -> each.add(one.isValueNode() ? one.asText() : one.toString()));
        return String.join(", ", each);
    }

    /** A network that not all runs trained is one difference, whatever its settings. */
    private static void add(Map<String, String> flat, String before, JsonNode node, Set<String> shared) {
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (OF_NO_WEIGHT.contains(field.getKey())) {
                return;
            }
            if (field.getKey().equals("plans")) {
                for (JsonNode plan : value) {
                    if (shared.contains(name(plan))) {
                        add(flat, name(plan) + ": ", plan, shared);
                    } else {
                        flat.put("network " + name(plan), "trained");
                    }
                }
            } else if (value.isObject()) {
                add(flat, before, value, shared);
            } else {
                flat.put(before + field.getKey(), value.isValueNode() ? value.asText() : listed(value));
            }
        });
    }
}
