package backproplab.experiments.cli.search;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.search.Dimension;
import backproplab.experiments.search.Space;
import backproplab.experiments.search.Trial;
import backproplab.experiments.task.Preset;
import backproplab.experiments.task.Task;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SearchExamplesTest {
    private static final Preset PRESET = Task.TASK2.presets().get(0);
    /** What some options need beside them. */
    private static final Map<String, Map<String, String>> NEEDED = Map.of(
            "momentum", Map.of("optimizer", "momentum"),
            "weight-decay", Map.of("optimizer", "adamw"),
            "weight-scale", Map.of("init", "normal"),
            "width", Map.of("models", "vgg"),
            "layers", Map.of("hidden", "8"));

    @Test
    void everyExampleIsTakenAtBothEnds() {
        TrialArguments.examples().forEach((name, values) -> {
            Dimension dimension = Dimension.parse(name + "=" + values);
            Map<String, String> fixed = new HashMap<>(Map.of("models", "mlp"));
            fixed.putAll(NEEDED.getOrDefault(name, Map.of()));
            Space space = new Space(List.of(dimension));
            TrialParser parser = new TrialParser(PRESET, new TrialArguments(fixed), space, null, 1);
            for (double unit : new double[] {0, 0.999}) {
                Trial trial = new Trial(1, Map.of(name, dimension.values().draw(unit)));
                assertDoesNotThrow(() -> parser.plan(trial), name);
            }
        });
    }

    @Test
    void everyOptionThatIsANumberHasOne() {
        Set<String> numbers = new CommandLine(new TrialOptions())
                .getCommandSpec().options().stream()
                        .filter(option -> Number.class.isAssignableFrom(option.auxiliaryTypes()[0]))
                        .map(option -> option.longestName().substring(2))
                        .collect(Collectors.toSet());
        assertTrue(numbers.contains("dropout"), numbers::toString);
        numbers.removeAll(TrialArguments.examples().keySet());
        assertEquals(Set.of(), numbers);
        Set<String> unknown = new HashSet<>(TrialArguments.examples().keySet());
        unknown.removeAll(TrialArguments.searchable());
        assertEquals(Set.of(), unknown);
        assertEquals("float:0:0.5", TrialArguments.examples().get("dropout"));
        assertFalse(TrialArguments.examples().containsKey("activation"));
    }
}
