package backproplab.experiments.cli.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrialSettingsTest {
    @Test
    void whatDiffersOrIsMissingSomewhereIsNotOfEveryTrial() {
        TrialSettings settings = new TrialSettings(Set.of("optimizer"));
        settings.add(Map.of("lr", "0.1", "optimizer", "momentum", "momentum", "0.9", "init", "normal"));
        settings.add(Map.of("lr", "0.1", "optimizer", "sgd", "init", "kaiming-normal"));
        settings.add(Map.of("lr", "0.1", "optimizer", "momentum", "momentum", "0.9", "init", "normal"));
        assertEquals(Map.of("lr", "0.1"), settings.every());
        assertEquals(Map.of("momentum", "0.9", "init", "normal or kaiming-normal"), settings.some());
    }

    @Test
    void whatIsSearchedIsInNeither() {
        TrialSettings settings = new TrialSettings(Set.of("lr"));
        settings.add(Map.of("lr", "0.1", "epochs", "3"));
        assertEquals(Map.of("epochs", "3"), settings.every());
        assertEquals(Map.of(), settings.some());
    }
}
