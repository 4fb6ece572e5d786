package backproplab.experiments.cli.report;

import backproplab.datasets.Catalog;
import backproplab.datasets.DataException;
import backproplab.datasets.ProgressListener;
import backproplab.experiments.cli.command.DatasetPictures;
import backproplab.experiments.results.FileNames;
import backproplab.report.page.Pictures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Test images of data sets that can be found without a download: drawn ones, and those in the folder that was named, that the run took them
 * from, or that any command would look in. Folders of photographs are not decoded once more.
 */
final class FoundPictures implements Pictures {
    private static final Set<String> KNOWN = Stream.concat(
                    Catalog.realTokens().stream(), Stream.of(Catalog.GLYPHS, Catalog.SHAPES))
            .collect(Collectors.toSet());

    private final Catalog catalog;
    private final Optional<Path> named;
    private final Path run;
    private final Map<String, Pictures> found = new HashMap<>();

    /** Nothing is looked for yet. */
    FoundPictures(Map<String, String> environment, Optional<Path> named, Path run) {
        catalog = new Catalog(environment);
        this.named = named;
        this.run = run;
    }

    @Override
    public Optional<Pixels> test(String dataset, int number) {
        return found.computeIfAbsent(dataset, this::load).test(dataset, number);
    }

    private Pictures load(String dataset) {
        if (!KNOWN.contains(dataset)) {
            return NONE;
        }
        for (Optional<Path> folder : folders()) {
            try {
                Catalog.Request request = new Catalog.Request(dataset, folder, true);
                return DatasetPictures.of(
                        catalog.load(request, ProgressListener.SILENT).test());
            } catch (DataException e) {
                // It is not there: the next place may have it, and without any the page says that there are no
                // pictures.
                continue;
            }
        }
        return NONE;
    }

    private List<Optional<Path>> folders() {
        return named.isPresent()
                ? List.of(named)
                : runs().isPresent() ? List.of(runs(), Optional.empty()) : List.of(Optional.empty());
    }

    /** Where the run found its data. */
    private Optional<Path> runs() {
        try {
            JsonNode config =
                    new ObjectMapper().readTree(run.resolve(FileNames.CONFIG).toFile());
            String folder = config.path("data")
                    .path("data-dir")
                    .asText(config.path("data-dir").asText());
            return Optional.of(folder)
                    .filter(path -> !path.isEmpty())
                    .map(Path::of)
                    .filter(Files::isDirectory);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
