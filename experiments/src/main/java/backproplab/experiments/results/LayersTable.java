package backproplab.experiments.results;

import backproplab.files.run.ResultFolder;
import backproplab.files.table.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table layers.csv: there from its first rows on, since most runs have none. */
final class LayersTable implements AutoCloseable {
    private final ResultFolder folder;
    private CsvFile<LayerRow> file;

    /**
     * A table that keeps rows of epochs which a command that was cut off will not train again; those before training with them. A run that failed in its
     * first epoch has no others.
     */
    LayersTable(ResultFolder folder, KeptRows kept) throws IOException {
        this.folder = folder;
        if (Files.exists(path())) {
            Map<RunKey, Integer> done = new HashMap<>();
            kept.epochs()
                    .forEach(row -> done.merge(row.run().key(), row.result().epoch(), Math::max));
            file = folder.csvKeeping(
                    FileNames.LAYERS,
                    LayerRow.COLUMNS,
                    row -> Integer.parseInt(row.get(LayerRow.EPOCH)) <= last(RunKey.of(row), kept, done));
        }
    }

    private static int last(RunKey run, KeptRows kept, Map<RunKey, Integer> done) {
        return kept.over(run) ? Integer.MAX_VALUE : done.getOrDefault(run, -1);
    }

    private Path path() {
        return folder.path().resolve(FileNames.LAYERS);
    }

    boolean begun() {
        return file != null;
    }

    void add(List<LayerRow> rows) {
        if (file == null) {
            try {
                file = folder.csv(FileNames.LAYERS, LayerRow.COLUMNS);
            } catch (IOException e) {
                throw ResultFolder.unwritable(path(), e);
            }
        }
        folder.addAll(file, FileNames.LAYERS, rows);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
