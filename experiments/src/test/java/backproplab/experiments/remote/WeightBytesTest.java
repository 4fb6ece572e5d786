package backproplab.experiments.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.network.init.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeightBytesTest {
    private static Weights weights(double last) {
        Map<String, double[]> tensors = new LinkedHashMap<>();
        tensors.put("linear2.weight", new double[] {0.5, -0.0, 1e-45f});
        tensors.put("linear1.bias", new double[] {last});
        tensors.put("empty", new double[0]);
        return new Weights(tensors);
    }

    private static void assertComesBack(Weights weights) {
        Weights read = WeightBytes.read(WeightBytes.of(weights).orElseThrow());
        assertEquals(
                List.copyOf(weights.tensors().keySet()),
                List.copyOf(read.tensors().keySet()),
                "in their order");
        weights.tensors()
                .forEach((name, values) ->
                        assertArrayEquals(values, read.tensors().get(name)));
        assertEquals(1 / -0.0, 1 / read.tensors().get("linear2.weight")[1], "the sign of zero too");
    }

    @Test
    void everyNumberComesBackToTheLastBit() {
        assertComesBack(weights(3));
        assertComesBack(weights(0.1));
        int floats = WeightBytes.of(weights(3)).orElseThrow().length;
        int doubles = WeightBytes.of(weights(0.1)).orElseThrow().length;
        assertTrue(floats < doubles, "floats where they hold every number");
    }

    @Test
    void whatIsTooLargeStays() {
        assertEquals(Optional.empty(), WeightBytes.of(weights(3), 4 * Float.BYTES - 1));
        assertTrue(WeightBytes.of(weights(3), 4 * Float.BYTES).isPresent());
        assertEquals(Optional.empty(), WeightBytes.of(weights(0.1), 4 * Float.BYTES), "in double");
        assertEquals(64 * 1024 * 1024, WeightBytes.MOST_BYTES, "as docs/search.md says");
    }

    @Test
    void damageIsNoticed() {
        byte[] bytes = WeightBytes.of(weights(3)).orElseThrow();
        bytes[bytes.length - 2] ^= 1;
        IllegalStateException changed = assertThrows(IllegalStateException.class, () -> WeightBytes.read(bytes));
        assertEquals("weights were damaged on their way", changed.getMessage());
        assertThrows(IllegalStateException.class, () -> WeightBytes.read(new byte[] {1, 2, 3}));
    }
}
