package backproplab.check.mistake;

import backproplab.check.part.Parts;
import backproplab.check.trial.Fixture;
import backproplab.check.trial.Observation;
import backproplab.check.trial.Observations;
import backproplab.check.trial.Subject;
import java.util.ArrayList;
import java.util.List;

/** All that was seen of one part on the fixtures of a subject. */
record Seen(List<Fixture> fixtures, List<Observations> all) {
    private static final double SAME = 1e-6;

    static Seen of(Subject subject, Parts parts) {
        List<Observations> all = new ArrayList<>();
        subject.fixtures().forEach(fixture -> all.add(fixture.observe(parts)));
        return new Seen(subject.fixtures(), all);
    }

    /** Whether no fixture tells them apart, each value being allowed what the check's own hypotheses are. */
    boolean same(Seen other) {
        for (int f = 0; f < fixtures.size(); f++) {
            if (!same(fixtures.get(f), all.get(f), other.all.get(f))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Fixture fixture, Observations a, Observations b) {
        if (a.thrown().isPresent() != b.thrown().isPresent()
                || a.seen().size() != b.seen().size()) {
            return false;
        }
        for (int i = 0; i < a.seen().size(); i++) {
            Observation one = a.seen().get(i);
            Observation two = b.seen().get(i);
            double bound = Math.max(SAME, fixture.chance(one.name()));
            if (!one.name().equals(two.name())
                    || !one.shape().equals(two.shape())
                    || error(one.values(), two.values()) > bound) {
                return false;
            }
        }
        return true;
    }

    /** Relative; infinite where one alone has no finite number. NaN and infinity are the same, as in a check. */
    static double error(double[] a, double[] b) {
        double difference = 0;
        double norm = 1e-24;
        for (int i = 0; i < a.length; i++) {
            if (Double.isFinite(a[i]) && Double.isFinite(b[i])) {
                difference += (a[i] - b[i]) * (a[i] - b[i]);
                norm += Math.max(a[i] * a[i], b[i] * b[i]);
            } else if (Double.isFinite(a[i]) != Double.isFinite(b[i])) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return Math.sqrt(difference / norm);
    }
}
