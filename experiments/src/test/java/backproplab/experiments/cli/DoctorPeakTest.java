package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoctorPeakTest {
    @Test
    void aBusyMachineIsToldFromOneWithSecondThreadsOfItsCores() {
        assertEquals(
                Optional.of(
                        "2 threads reach 1.2 times what one does, on 2 cores: other programs seem to run. What is timed meanwhile is slower, and ratios are less certain."),
                new DoctorPeak(116, 143, 2, 2).busy());
        assertEquals(Optional.empty(), new DoctorPeak(117, 235, 2, 2).busy());
        assertEquals(Optional.empty(), new DoctorPeak(117, 143, 2, 1).busy());
        assertEquals(Optional.empty(), new DoctorPeak(117, 117, 1, 1).busy());
    }

    @Test
    void oneThreadHasOneFigure() {
        assertEquals(Map.of("1_thread", 117.1), new DoctorPeak(117.08, 117.08, 1, 1).values());
        assertEquals(Map.of("1_thread", 117.1, "8_threads", 900.0), new DoctorPeak(117.08, 900, 8, 8).values());
    }
}
