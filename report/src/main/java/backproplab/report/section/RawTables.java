package backproplab.report.section;

import backproplab.report.page.Block;
import backproplab.report.page.Grid;
import backproplab.report.page.Section;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of a run as they are, for those that no other section draws. */
public final class RawTables {
    private RawTables() {}

    /**
     * The section.
     *
     * @param run the run
     * @return the section; empty if the run has nothing of it
     */
    public static Optional<Section> of(Run run) {
        List<Block> blocks = new ArrayList<>();
        for (Table table : run.tables().values()) {
            if (!table.isEmpty()) {
                blocks.add(new Block.Heading(table.file()));
                blocks.add(Grid.of(table.file(), table, columns(table)));
            }
        }
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section("tables", "The tables", "", blocks));
    }

    /** Every row has the run's name, which the page has too. */
    private static List<String> columns(Table table) {
        return table.header().stream().filter(name -> !name.equals("run_id")).toList();
    }
}
