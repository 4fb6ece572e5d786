package backproplab.experiments.cli.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.mistake.Catalogue;
import backproplab.check.mistake.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SourcePlaceTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern PLACE = Pattern.compile("(.+\\.java):(\\d+)");

    @Test
    void everyPlaceOfTheCatalogueIsALineThatDeclaresTheMethod() throws IOException {
        List<String> lost = new ArrayList<>();
        for (String read :
                new TreeSet<>(Catalogue.all().stream().map(Mistake::read).toList())) {
            String place = SourcePlace.of(read, Optional.of(PROJECT)).orElse("");
            Matcher parts = PLACE.matcher(place);
            if (!parts.matches()) {
                lost.add(read + ": " + place);
                continue;
            }
            List<String> lines = Files.readAllLines(PROJECT.resolve(parts.group(1)));
            String line = lines.get(Integer.parseInt(parts.group(2)) - 1);
            String method = read.substring(read.indexOf('.') + 1);
            if (!line.contains(method + "(") || line.strip().startsWith("*")) {
                lost.add(read + ": " + line);
            }
        }
        assertEquals(List.of(), lost);
    }

    @Test
    void withoutTheProjectThereIsNoLine() {
        assertEquals(
                Optional.of("manual-net/src/main/java/backproplab/manual/loops/LinearLoops.java"),
                SourcePlace.of("LinearLoops.backward", Optional.empty()));
        assertTrue(SourcePlace.of("Nowhere.method", Optional.of(PROJECT)).isEmpty());
    }
}
