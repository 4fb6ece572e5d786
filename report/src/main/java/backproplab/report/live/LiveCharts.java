package backproplab.report.live;

import backproplab.files.failure.UserException;
import backproplab.report.Reports;
import backproplab.report.page.Block;
import backproplab.report.page.PageTemplate;
import backproplab.report.page.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the folder of a run that is going on has to show: the charts of its report, as far as there are rows for them. */
final class LiveCharts {
    private LiveCharts() {}

    /** HTML of its sections; empty while there is nothing to draw. Whatever goes wrong is said on the page: the run has other things to do. */
    static Optional<String> draw(Path folder) {
        try {
            return Reports.soFar(folder);
        } catch (UserException nothingYet) {
            return Optional.empty();
        } catch (RuntimeException e) {
            Block note = new Block.Note("The charts cannot be drawn: " + e);
            return Optional.of(PageTemplate.sections(List.of(new Section("charts", "No charts", "", List.of(note)))));
        }
    }
}
