package backproplab.experiments.reports;

import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** The epochs that the reports print, from the resources {@code published/A.csv} and its like. */
final class PublishedEpochs {
    private PublishedEpochs() {}

    /**
     * One training.
     *
     * @param report letter
     * @param experiment as the file has it
     * @param variant as the file has it
     * @return its epochs, at least one
     * @throws IllegalArgumentException if there is none
     */
    static List<PublishedEpoch> of(String report, String experiment, String variant) {
        List<PublishedEpoch> epochs = PublishedFile.rows(report, report, experiment).stream()
                .filter(row -> row.get("variant").equals(variant))
                .map(PublishedEpochs::epoch)
                .toList();
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException(
                    "no epochs of " + experiment + " | " + variant + " in published/" + report + ".csv");
        }
        return epochs;
    }

    private static PublishedEpoch epoch(CSVRecord row) {
        return new PublishedEpoch(
                Integer.parseInt(row.get("epoch")),
                number(row.get("train_loss")),
                number(row.get("train_acc_pct")),
                number(row.get("val_loss")),
                number(row.get("val_acc_pct")));
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }
}
