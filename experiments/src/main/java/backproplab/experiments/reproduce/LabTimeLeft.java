package backproplab.experiments.reproduce;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How long the rest of a run of Lab takes: what its arithmetic says, at the pace of the trainings that are over. */
final class LabTimeLeft {
    private final long begin = System.nanoTime();
    /** Nominal seconds that are left of each training. */
    private final Map<Training, Double> left = new HashMap<>();

    private final Set<LabUnit> expected = new HashSet<>();

    private double done;

    /** It is to be trained. */
    void expect(LabUnit unit) {
        expected.add(unit);
        left.merge(training(unit), seconds(unit), Double::sum);
    }

    /** It is over, whether or not it was expected. */
    void ended(LabUnit unit) {
        if (expected.remove(unit)) {
            left.merge(training(unit), -seconds(unit), Double::sum);
            done += seconds(unit);
        }
    }

    /** Of all trainings, in seconds. */
    double all() {
        double nominal = Math.max(
                0, left.values().stream().mapToDouble(Double::doubleValue).sum());
        return nominal * (done > 0 ? (System.nanoTime() - begin) / 1e9 / done : 1);
    }

    private static Training training(LabUnit unit) {
        return unit.training().training();
    }

    private static double seconds(LabUnit unit) {
        return training(unit).nominalSeconds() / training(unit).seeds().size();
    }
}
