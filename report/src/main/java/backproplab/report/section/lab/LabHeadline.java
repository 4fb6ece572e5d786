package backproplab.report.section.lab;

import backproplab.report.page.Page;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.Headline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        figuresWords().ifPresent(parts::add);
        claimsWords().ifPresent(parts::add);
        if (parts.isEmpty()) {
            return "This run has no result yet.";
        }
        String text = String.join("; ", parts) + ".";
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private Optional<String> figuresWords() {
        long comparable = figures("agrees") + figures("differs");
        long published = figures.rows().stream()
                .filter(row -> !row.cell("published").isEmpty())
                .count();
        if (comparable > 0) {
            return Optional.of(figures("agrees") + " of " + comparable
                    + " published figures that can be compared agree with ours");
        }
        String which = published == 1 ? "the published figure is" : "the " + published + " published figures are";
        return published == 0
                ? Optional.empty()
                : Optional.of(
                        run.config().path("preset").asText().equals("quick")
                                ? which + " shown beside ours, not judged, since the quick preset trains less"
                                : which + " shown beside ours, not judged");
    }

    /** Counts of 0 are left out. */
    private Optional<String> claimsWords() {
        long all = claims.rows().size();
        long open = all - claims("holds") - claims("fails");
        if (all == 0) {
            return Optional.empty();
        }
        if (all == 1) {
            return Optional.of(
                    "its one claim " + (claims("holds") == 1 ? "holds" : open == 1 ? "is not decided" : "fails"));
        }
        if (open == all) {
            return Optional.of("none of " + all + " claims is decided");
        }
        List<String> each = new ArrayList<>();
        add(each, claims("holds"), "holds", "hold");
        add(each, claims("fails"), "fails", "fail");
        add(each, open, "is not decided", "are not decided");
        return Optional.of("of " + all + " claims " + and(each));
    }

    private static void add(List<String> each, long count, String one, String several) {
        if (count > 0) {
            each.add(count + " " + (count == 1 ? one : several));
        }
    }

    private static String and(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
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
            add(tiles, claims("holds"), claims("holds") == 1 ? "claim holds" : "claims hold");
            add(tiles, claims("fails"), claims("fails") == 1 ? "claim fails" : "claims fail");
            add(tiles, before(), "decided before the correction only");
            add(
                    tiles,
                    claims.rows().size() - claims("holds") - claims("fails") - before(),
                    "claims undecided or not tested");
        }
        add(tiles, run.table("comparison.csv").rows().size(), "trainings of a variant and seed");
        return tiles;
    }

    private static void add(List<Page.Tile> tiles, long count, String label) {
        if (count > 0) {
            tiles.add(new Page.Tile(String.valueOf(count), label));
        }
    }
}
