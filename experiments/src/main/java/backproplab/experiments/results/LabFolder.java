package backproplab.experiments.results;

import backproplab.experiments.engine.EngineKind;
import backproplab.files.failure.UserException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of one run of Lab, {@code OUT/yyyyMMdd-HHmmss-lab}: what every run has, and beside it reproduction.csv, claims.csv
 * and curves.csv, which are replaced as a whole whenever there is more to say.
 */
public final class LabFolder implements AutoCloseable {
    private static final String TASK = "lab";

    private final Path out;
    private final RunFolder runs;

    private LabFolder(Path out, RunFolder runs) {
        this.out = out;
        this.runs = runs;
    }

    /**
     * Creates the folder of a run that starts now.
     *
     * @param out the folder that holds run folders
     * @param now the time in its name
     * @return the folder, to be closed
     * @throws UserException with code 4 if it cannot be created
     */
    public static LabFolder create(Path out, LocalDateTime now) {
        return new LabFolder(out, RunFolder.create(out, TASK, now));
    }

    /**
     * Goes on with the folder of a run that was cut off.
     *
     * @param path the run's folder
     * @param kept what is known of its tables
     * @return the folder, to be closed
     * @throws UserException with code 4 if it cannot be written
     */
    public static LabFolder resume(Path path, KeptRows kept) {
        return new LabFolder(path.resolveSibling(""), RunFolder.resume(path, TASK, kept));
    }

    /**
     * Epochs, comparison and the JSON files.
     *
     * @return closed with this folder
     */
    public RunFolder runs() {
        return runs;
    }

    /**
     * Where the copies are.
     *
     * @return the folder that holds run folders
     */
    public Path out() {
        return out;
    }

    /**
     * Replaces reproduction.csv, claims.csv and curves.csv.
     *
     * @param reproduction every line of the first
     * @param claims every line of the second
     * @param curves every line of the third
     * @throws UserException with code 4 if they cannot be written
     */
    public void tables(List<ReproductionRow> reproduction, List<ClaimRow> claims, List<CurveRow> curves) {
        runs.table(FileNames.REPRODUCTION, ReproductionRow.columns(EngineKind.compared()), reproduction);
        runs.table(FileNames.CLAIMS, ClaimRow.COLUMNS, claims);
        runs.table(FileNames.CURVES, CurveRow.columns(EngineKind.compared()), curves);
    }

    /**
     * Replaces the copies beside the folder by this run's files.
     *
     * @return one warning for each that could not be replaced, for example because a spreadsheet holds it
     */
    public List<String> publish() {
        List<String> warnings = new ArrayList<>(runs.publish());
        for (String name : List.of(FileNames.REPRODUCTION, FileNames.CLAIMS, FileNames.CURVES)) {
            warnings.addAll(runs.copy(name, runs.beside(name)));
        }
        return warnings;
    }

    @Override
    public void close() {
        runs.close();
    }
}
