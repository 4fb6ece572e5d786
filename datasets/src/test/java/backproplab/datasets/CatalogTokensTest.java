package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.datasets.fetch.FetchLimits;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTokensTest {
    @TempDir
    private Path temp;

    @Test
    void whatIsMissingIsToldWithItsPlaces() {
        String environment = temp.resolve("data").toString();
        Catalog catalog = new Catalog(
                Map.of("BACKPROPLAB_DATA", environment), temp, FetchLimits.DEFAULT, UnaryOperator.identity());
        assertEquals(Optional.empty(), catalog.locate("mnist"));
        assertEquals(
                "not found in BACKPROPLAB_DATA=" + environment + " nor in " + temp.resolve("mnist")
                        + "; put the four .gz files into a folder and name it with --data-dir or BACKPROPLAB_DATA, or let a"
                        + " run download it, without --offline",
                catalog.missing("mnist"));
        assertEquals(
                "not found in " + temp.resolve("cifar10")
                        + "; put cifar-10-binary.tar.gz into a folder and name it with --data-dir or BACKPROPLAB_DATA, or"
                        + " let a run download it, without --offline",
                new Catalog(Map.of(), temp, FetchLimits.DEFAULT, UnaryOperator.identity()).missing("cifar10"));
        assertEquals(
                "no mirror answered, and not found in " + temp.resolve("cifar10")
                        + "; put cifar-10-binary.tar.gz into a folder and name it with --data-dir or BACKPROPLAB_DATA",
                new Catalog(Map.of(), temp, FetchLimits.DEFAULT, UnaryOperator.identity()).notDownloaded("cifar10"));
    }

    @Test
    void embeddedIsTheSetThatStandsInForTheRealOne() {
        Map.of("mnist", "glyphs", "cifar10", "shapes")
                .forEach((real, standIn) -> assertEquals(
                        standIn,
                        new Catalog(Map.of())
                                .load(
                                        new Catalog.Request("embedded", Optional.empty(), true, real, Optional.empty()),
                                        ProgressListener.SILENT)
                                .train()
                                .name()));
    }
}
