package backproplab.experiments.publish;

import backproplab.experiments.results.LabTables;
import backproplab.experiments.results.Verdicts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of a run's claims: how many of each verdict and which, and every claim with its numbers. */
final class ClaimTables {
    private ClaimTables() {}

    static String counts(LabTables run) {
        Map<String, List<String>> claims = new LinkedHashMap<>();
        Verdicts.OF_CLAIMS.forEach(verdict -> claims.put(verdict, new ArrayList<>()));
        run.claims().forEach(row -> claims.computeIfAbsent(row.get("verdict"), verdict -> new ArrayList<>())
                .add(row.get("claim")));
        Markdown table = new Markdown(List.of("verdict", "rows", "which"));
        claims.forEach((verdict, which) -> {
            if (!which.isEmpty()) {
                table.row(List.of(verdict, Integer.toString(which.size()), times(which)));
            }
        });
        return table.text();
    }

    /** A claim of several comparisons stands once, with how many of them there are. */
    private static String times(List<String> claims) {
        Map<String, Long> counts =
                claims.stream().collect(Collectors.groupingBy(claim -> claim, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(each -> each.getKey() + (each.getValue() == 1 ? "" : " (" + each.getValue() + ")"))
                .collect(Collectors.joining(", "));
    }

    static String all(LabTables run) {
        Markdown table = new Markdown(List.of(
                "claim", "sentence", "effect", "95 % interval", "p", "after Holm", "seeds", "verdict", "needs"));
        for (Map<String, String> row : run.claims()) {
            // One difference has neither an interval nor a test.
            boolean several =
                    !row.get("seeds").equals("1") && !row.get("ci_low").isEmpty();
            table.row(List.of(
                    row.get("claim"),
                    sentenceOf(row),
                    row.get("effect"),
                    several ? row.get("ci_low") + " to " + row.get("ci_high") : "",
                    several ? row.get("p") : "",
                    row.get("p_adjusted"),
                    row.get("seeds"),
                    row.get("verdict"),
                    row.get("seeds_needed")));
        }
        return table.text();
    }

    /** Without how it was tested, which stands in brackets behind it. */
    private static String sentenceOf(Map<String, String> row) {
        String text = row.get("text");
        int bracket = text.lastIndexOf(" [");
        return bracket < 0 ? text : text.substring(0, bracket);
    }

    /** In a sentence: how many of each kind, and over how many tests the correction was made. */
    static String sentence(LabTables run) {
        int all = run.claims().size();
        String tests = run.claims().stream()
                .map(row -> row.get("tests"))
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .map(cell -> " after Holm's correction over " + cell + " tests")
                .orElse("");
        long holds = count(run, Verdicts.HOLDS);
        long fail = count(run, Verdicts.FAILS);
        long undecided = count(run, Verdicts.UNDECIDED);
        long few = count(run, Verdicts.TOO_FEW_SEEDS);
        long rest = all - holds - fail - before(run) - undecided - few;
        return "Of " + all + " claims " + holds + " hold and " + fail + " fail" + tests + "; " + before(run)
                + " more would be decided if each were the only one, " + undecided + " are undecided, " + few
                + " have too few seeds" + untested(rest) + ".\n";
    }

    /** Those that failed, were not run, or cannot be compared in this form. */
    private static String untested(long claims) {
        return claims == 0 ? "" : ", " + claims + (claims == 1 ? " was" : " were") + " not tested";
    }

    private static long count(LabTables run, String verdict) {
        return run.claims().stream()
                .filter(row -> row.get("verdict").equals(verdict))
                .count();
    }

    private static long before(LabTables run) {
        return run.claims().stream()
                .filter(row -> row.get("verdict").endsWith(Verdicts.UNCORRECTED))
                .count();
    }
}
