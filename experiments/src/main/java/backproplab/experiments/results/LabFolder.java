package backproplab.experiments.results;

import backproplab.experiments.engine.EngineKind;
import backproplab.files.failure.UserException;
import backproplab.files.run.ResultFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder of one run of Lab, {@code OUT/yyyyMMdd-HHmmss-lab}: what every run has, and beside it reproduction.csv, claims.csv
 * and curves.csv, which are replaced as a whole whenever there is more to say.
 */
public final class LabFolder extends RunFolder {
    /** What the folder's name ends with: {@value}. */
    public static final String TASK = "lab";

    private LabFolder(ResultFolder folder, KeptRows kept) throws IOException {
        super(folder, TASK, kept);
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
        return fresh(out, TASK, now, folder -> new LabFolder(folder, KeptRows.NONE));
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
        return opened(path, () -> new LabFolder(ResultFolder.existing(path), kept));
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
        table(FileNames.REPRODUCTION, ReproductionRow.columns(EngineKind.compared()), reproduction);
        table(FileNames.CLAIMS, ClaimRow.COLUMNS, claims);
        table(FileNames.CURVES, CurveRow.columns(EngineKind.compared()), curves);
    }

    /**
     * Replaces sensitivity.csv.
     *
     * @param rows every line
     * @throws UserException with code 4 if it cannot be written
     */
    public void table(List<SensitivityRow> rows) {
        table(FileNames.SENSITIVITY, SensitivityRow.COLUMNS, rows);
    }

    @Override
    public Map<String, Path> copies() {
        Map<String, Path> copies = new LinkedHashMap<>();
        for (String name : List.of(FileNames.REPRODUCTION, FileNames.CLAIMS, FileNames.CURVES, FileNames.SENSITIVITY)) {
            if (Files.exists(path().resolve(name))) {
                copies.put(name, beside(name));
            }
        }
        copies.putAll(super.copies());
        return copies;
    }
}
