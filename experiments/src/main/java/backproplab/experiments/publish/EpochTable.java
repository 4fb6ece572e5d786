package backproplab.experiments.publish;

import backproplab.experiments.engine.EngineKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The learning curves of runs by hand, a line for each training: validation accuracy after some of its epochs, closer together where it changes
 * most, and after the last. A run that was cut off has those that it came to; of several runs with the same training the first counts.
 */
final class EpochTable {
    private static final List<Integer> SHOWN = List.of(1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 75, 100, 125, 150);
    private static final String METRIC = "val_acc_pct";

    private EpochTable() {}

    /**
     * The table.
     *
     * @param epochs rows of epochs.csv of one run or more; other engines are passed over
     */
    static String of(List<Map<String, String>> epochs) {
        Map<String, TreeMap<Integer, String>> curves = new LinkedHashMap<>();
        Map<String, String> runs = new HashMap<>();
        for (Map<String, String> row : epochs) {
            String run = row.get("run_id");
            if (row.get("engine").equals(EngineKind.MANUAL.token())
                    && run.equals(runs.computeIfAbsent(name(row), key -> run))) {
                curves.computeIfAbsent(name(row), key -> new TreeMap<>())
                        .put(Integer.valueOf(row.get("epoch")), row.get(METRIC));
            }
        }
        TreeSet<Integer> columns = new TreeSet<>(SHOWN);
        int last = curves.values().stream().mapToInt(TreeMap::lastKey).max().orElse(0);
        columns.removeIf(epoch -> epoch > last);
        curves.values().forEach(curve -> columns.add(curve.lastKey()));
        List<String> header = new ArrayList<>(List.of("val acc after epoch"));
        columns.forEach(epoch -> header.add(epoch.toString()));
        Markdown table = new Markdown(header);
        curves.forEach((name, curve) -> {
            List<String> cells = new ArrayList<>(List.of(name));
            columns.forEach(epoch -> cells.add(cell(curve.getOrDefault(epoch, ""))));
            table.row(cells);
        });
        return table.text();
    }

    private static String name(Map<String, String> row) {
        String seed = row.get("seed").equals("1") ? "" : ", seed " + row.get("seed");
        return "`" + row.get("experiment") + "`, " + row.get("variant") + seed;
    }

    private static String cell(String accuracy) {
        return accuracy.isEmpty() ? "" : Markdown.number(METRIC, accuracy);
    }
}
