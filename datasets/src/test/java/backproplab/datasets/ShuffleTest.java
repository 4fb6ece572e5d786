package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShuffleTest {
    @Test
    void isTheShuffleOfTheCollectionsClass() {
        for (int size : new int[] {0, 1, 2, 3, 10, 1000}) {
            int[] values = Samples.range(0, size);
            List<Integer> reference =
                    new ArrayList<>(Arrays.stream(values).boxed().toList());

            Shuffle.inPlace(values, 99);
            Collections.shuffle(reference, new Random(99));

            assertArrayEquals(reference.stream().mapToInt(i -> i).toArray(), values);
        }
    }
}
