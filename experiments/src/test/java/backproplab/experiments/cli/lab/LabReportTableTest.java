package backproplab.experiments.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.results.LabTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabReportTableTest {
    private static Map<String, String> figure(String variant, String published, String manual, String dl4j) {
        return Map.of(
                "report", "A",
                "experiment", "main",
                "variant", variant,
                "metric", "val_acc_pct",
                "published", published,
                "manual_mean", manual,
                "dl4j_mean", dl4j,
                "seeds", "1",
                "verdict", "agrees");
    }

    private static Map<String, String> claim(String effect, String low, String p) {
        return Map.of(
                "claim",
                "A1",
                "engine",
                "manual",
                "effect",
                effect,
                "ci_low",
                low,
                "ci_high",
                low.isEmpty() ? "" : "2",
                "p",
                p,
                "seeds",
                "6",
                "verdict",
                "holds",
                "text",
                "it is so");
    }

    private static List<String> lines(List<Map<String, String>> figures, List<Map<String, String>> claims) {
        List<String> lines = new ArrayList<>();
        LabReportTable.print(
                new LabTables("run", figures, claims, List.of()),
                Integer.MAX_VALUE,
                line -> lines.add(line.replaceAll(" {2,}", "  ").strip()));
        return lines;
    }

    @Test
    void anEngineThatDidNotRunHasNoColumn() {
        assertEquals(
                List.of(
                        "experiment | variant  metric  published  manual  seeds  verdict",
                        "A/main | a  val_acc_pct  97.1  96.5  1  agrees",
                        "A/main | b  val_acc_pct  -  96.4  1  agrees"),
                lines(List.of(figure("a", "97.1", "96.5", ""), figure("b", "", "96.4", "")), List.of()));
    }

    @Test
    void aColumnWithOneCellIsThere() {
        assertEquals(
                List.of(
                        "experiment | variant  metric  manual  dl4j  seeds  verdict",
                        "A/main | a  val_acc_pct  96.5  -  1  agrees",
                        "A/main | b  val_acc_pct  96.4  96.3  1  agrees"),
                lines(List.of(figure("a", "", "96.5", ""), figure("b", "", "96.4", "96.3")), List.of()));
    }

    @Test
    void claimsFollowIfThereAreAny() {
        List<String> all =
                lines(List.of(figure("a", "97.1", "96.5", "")), List.of(claim("1.5", "1", "0.03"), claim("", "", "")));
        assertEquals(
                List.of(
                        "",
                        "engine  effect  95 % interval  p  seeds  verdict  claim",
                        "A1  manual  1.5  [1, 2]  0.03  6  holds  it is so",
                        "A1  manual  -  -  -  6  holds  it is so"),
                all.subList(2, all.size()));
        List<String> none = lines(List.of(figure("a", "97.1", "96.5", "")), List.of(claim("", "", "")));
        assertEquals("engine  seeds  verdict  claim", none.get(3));
    }
}
