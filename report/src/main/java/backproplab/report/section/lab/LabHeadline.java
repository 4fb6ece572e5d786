package backproplab.report.section.lab;

import backproplab.report.page.Page;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.Headline;
import java.util.ArrayList;
import java.util.List;

/** The answer of Lab run: how many claims hold, how many published figures agree, and how sure that is. */
public final class LabHeadline {
    private final Table claims;
    private final Table figures;
    private final Run run;

    private LabHeadline(Run run) {
        this.run = run;
        claims = run.table("claims.csv");
        figures = run.table("reproduction.csv");
    }

    /**
     * The answer.
     *
     * @param run the run
     * @return what it found
     */
    public static Headline of(Run run) {
        LabHeadline headline = new LabHeadline(run);
        return new Headline(headline.sentence(), headline.sure(), headline.tiles());
    }

    private long claims(String verdict) {
        return claims.rows().stream()
                .filter(row -> row.text("verdict").equals(verdict))
                .count();
    }

    private long before() {
        return claims.rows().stream()
                .filter(row -> row.text("verdict").contains("before Holm"))
                .count();
    }

    private long figures(String verdict) {
        return figures.rows().stream()
                .filter(row -> row.text("verdict").equals(verdict))
                .count();
    }

    private String sentence() {
        List<String> parts = new ArrayList<>();
        long comparable = figures("agrees") + figures("differs");
        long published = figures.rows().stream()
                .filter(row -> !row.cell("published").isEmpty())
                .count();
        if (comparable > 0) {
            parts.add(figures("agrees") + " of " + comparable
                    + " published figures that can be compared agree with ours");
        } else if (published > 0) {
            parts.add("None of " + published + " published figures can be compared with ours in this form");
        }
        if (!claims.isEmpty()) {
            parts.add((parts.isEmpty() ? "Of " : "of ") + count(claims.rows().size(), "claim") + " " + claims("holds")
                    + " " + (claims("holds") == 1 ? "holds" : "hold") + " and " + claims("fails") + " "
                    + (claims("fails") == 1 ? "fails" : "fail"));
        }
        return parts.isEmpty() ? "This run has no result yet." : String.join("; ", parts) + ".";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private String sure() {
        List<String> parts = new ArrayList<>();
        if (before() > 0) {
            parts.add(
                    before()
                            + " more would be decided if each were the only one tested, and are not after the correction for many tests");
        }
        if (claims("too few seeds") > 0) {
            parts.add(claims("too few seeds") + " have too few seeds to be tested");
        }
        if (run.config().path("preset").asText().equals("quick")) {
            parts.add("the quick preset has fewer images and epochs than the reports");
        }
        if (parts.isEmpty()) {
            return "";
        }
        String text = String.join("; ", parts) + ".";
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private List<Page.Tile> tiles() {
        List<Page.Tile> tiles = new ArrayList<>();
        long comparable = figures("agrees") + figures("differs");
        if (comparable > 0) {
            tiles.add(new Page.Tile(figures("agrees") + " of " + comparable, "published figures agree"));
        }
        if (!claims.isEmpty()) {
            tiles.add(new Page.Tile(String.valueOf(claims("holds")), "claims hold"));
            tiles.add(new Page.Tile(String.valueOf(claims("fails")), "claims fail"));
            tiles.add(new Page.Tile(String.valueOf(before()), "decided before the correction only"));
            tiles.add(new Page.Tile(
                    String.valueOf(claims.rows().size() - claims("holds") - claims("fails") - before()),
                    "claims undecided or not tested"));
        }
        int rows = run.table("comparison.csv").rows().size();
        if (rows > 0) {
            tiles.add(new Page.Tile(String.valueOf(rows), "trainings of a variant and seed"));
        }
        return tiles;
    }
}
