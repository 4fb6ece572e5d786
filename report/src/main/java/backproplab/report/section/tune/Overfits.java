package backproplab.report.section.tune;

import backproplab.report.page.Page;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.Digits;
import backproplab.report.section.EngineName;
import backproplab.report.section.Headline;
import java.util.List;

/** Whether networks learned a few images by heart. */
public final class Overfits {
    private static final String REACHED = "reached";

    private Overfits() {}

    /**
     * The answer.
     *
     * @param table overfit.csv, with at least one row
     * @return how many did
     */
    public static Headline headline(Table table) {
        List<Table.Row> rows = table.rows();
        long reached =
                rows.stream().filter(row -> row.text("status").equals(REACHED)).count();
        String images = images(rows);
        String sentence = reached == rows.size()
                ? (rows.size() == 1 ? "The training" : "Every one of " + rows.size() + " trainings") + " learned its "
                        + images + " by heart."
                : (rows.size() - reached) + " of " + rows.size() + " trainings did not learn their " + images
                        + " by heart.";
        return new Headline(
                sentence,
                "A network that cannot learn a few images by heart has a mistake in it, or no room.",
                rows.stream().map(Overfits::tile).toList());
    }

    /**
     * Whether a run is such a test.
     *
     * @param run the run
     * @return its table; without rows if it is none
     */
    public static Table table(Run run) {
        return run.table("overfit.csv");
    }

    /** Their number is said where it is the same for all. */
    private static String images(List<Table.Row> rows) {
        List<String> numbers =
                rows.stream().map(row -> row.cell("images")).distinct().toList();
        String number = numbers.size() == 1 ? numbers.get(0) : "";
        return (number + (number.equals("1") ? " image" : " images")).strip();
    }

    private static Page.Tile tile(Table.Row row) {
        boolean reached = row.text("status").equals(REACHED);
        String accuracy = Digits.fixed(row.number("acc_pct"), 1);
        return new Page.Tile(
                reached && !row.cell("steps").isEmpty()
                        ? row.cell("steps") + (row.cell("steps").equals("1") ? " step" : " steps")
                        : accuracy.isEmpty() ? row.text("status") : accuracy + " %",
                row.text("model") + " " + EngineName.of(row.text("engine")) + ", seed " + row.cell("seed")
                        + ", to loss " + Digits.three(row.number("loss")));
    }
}
