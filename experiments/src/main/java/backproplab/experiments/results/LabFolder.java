package backproplab.experiments.results;

import backproplab.files.disk.AtomicFiles;
import backproplab.files.disk.Reason;
import backproplab.files.failure.UserException;
import backproplab.files.run.ResultFolder;
import backproplab.files.table.Column;
import backproplab.files.table.CsvFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of one run of Lab, {@code OUT/yyyyMMdd-HHmmss-lab}: what every run has, and beside it reproduction.csv, claims.csv
 * and curves.csv, which are replaced as a whole whenever there is more to say.
 */
public final class LabFolder implements AutoCloseable {
    /** Published figures beside ours. */
    public static final String REPRODUCTION = "reproduction.csv";
    /** What the reports say, and whether it is so. */
    public static final String CLAIMS = "claims.csv";
    /** Published epochs beside ours. */
    public static final String CURVES = "curves.csv";

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
        write(REPRODUCTION, ReproductionRow.COLUMNS, reproduction);
        write(CLAIMS, ClaimRow.COLUMNS, claims);
        write(CURVES, CurveRow.COLUMNS, curves);
    }

    private <R> void write(String name, List<Column<R>> columns, List<R> rows) {
        Path file = runs.path().resolve(name);
        try {
            AtomicFiles.write(file, CsvFile.text(columns, rows).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ResultFolder.unwritable(file, e);
        }
    }

    /**
     * Replaces the copies beside the folder by this run's files.
     *
     * @return one warning for each that could not be replaced, for example because a spreadsheet holds it
     */
    public List<String> publish() {
        List<String> warnings = new ArrayList<>(runs.publish());
        for (String name : List.of(REPRODUCTION, CLAIMS, CURVES)) {
            Path file = runs.path().resolve(name);
            try {
                AtomicFiles.write(out.resolve(name), Files.readAllBytes(file));
            } catch (IOException e) {
                warnings.add("Could not replace " + out.resolve(name) + " (" + Reason.of(e)
                        + "): is it open in a spreadsheet?\nThe same table is in " + file + ".");
            }
        }
        return warnings;
    }

    @Override
    public void close() {
        runs.close();
    }
}
