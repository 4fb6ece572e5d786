package backproplab.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.report.run.NetworkKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkNamesTest {
    private static NetworkKey key(String experiment, String model, String dataset) {
        return new NetworkKey(experiment, "", model, dataset);
    }

    private static List<String> names(NetworkKey... keys) {
        return List.copyOf(
                NetworkNames.apart(Arrays.asList(keys), NetworkKey::name).values());
    }

    @Test
    void whatTellsNetworksApartIsAddedWhereANameComesTwice() {
        assertEquals(List.of("mlp", "cnn"), names(key("quick", "mlp", "mnist"), key("full", "cnn", "cifar10")));
        assertEquals(
                List.of("mlp (mnist)", "cnn", "mlp (cifar10)"),
                names(key("quick", "mlp", "mnist"), key("quick", "cnn", "mnist"), key("quick", "mlp", "cifar10")));
        assertEquals(
                List.of("mlp (A/main)", "mlp (A/depth)", "mlp (E/layers)"),
                names(
                        key("A/main", "mlp", "mnist"),
                        key("A/depth", "mlp", "mnist"),
                        key("E/layers", "mlp", "cifar10")));
        assertEquals(
                List.of("mlp (A, mnist)", "mlp (B, mnist)", "mlp (A, cifar10)"),
                names(key("A", "mlp", "mnist"), key("B", "mlp", "mnist"), key("A", "mlp", "cifar10")));
    }
}
