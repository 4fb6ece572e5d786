package backproplab.experiments.cli.check;

import backproplab.check.Check;
import backproplab.check.own.OwnPart;
import backproplab.check.part.Parts;
import backproplab.check.trial.Fixture;
import backproplab.check.trial.Observation;
import backproplab.check.trial.Observations;
import backproplab.check.trial.Subject;
import backproplab.check.verdict.CheckResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** A check that says so if the class does not come to an end. */
final class TimeLimit {
    private TimeLimit() {}

    /**
     * Checks a part on a thread of its own. One that does not end is left behind: Java cannot stop it, and it ends with the command.
     *
     * @param part what is checked
     * @param limit for all of its fixtures together
     * @return what was found; of a part that does not end no findings, and a sentence in place of what was thrown
     */
    static CheckResult check(OwnPart part, Duration limit) {
        AtomicReference<String> current = new AtomicReference<>("");
        FutureTask<CheckResult> check = new FutureTask<>(() -> Check.of(watched(part, current)));
        Thread thread = new Thread(check, "check of " + part.className());
        thread.setDaemon(true);
        thread.start();
        try {
            return check.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String ended = "has not ended after " + limit.toSeconds() + " s on fixture " + current.get()
                    + ": does a loop end?";
            return new CheckResult(
                    part.className(), part.subject().name(), List.of(), List.of(), List.of(), Optional.of(ended));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static OwnPart watched(OwnPart part, AtomicReference<String> current) {
        List<Fixture> fixtures = part.fixtures().stream()
                .map(fixture -> (Fixture) new Watched(fixture, current))
                .toList();
        return new OwnPart(
                part.className(), new Subject(part.subject().name(), fixtures), part.parts(), part.inFloat());
    }

    /** Says which fixture is at work. */
    private record Watched(Fixture fixture, AtomicReference<String> current) implements Fixture {
        @Override
        public String name() {
            return fixture.name();
        }

        @Override
        public int batch() {
            return fixture.batch();
        }

        @Override
        public int batch(String quantity) {
            return fixture.batch(quantity);
        }

        @Override
        public Observations observe(Parts parts) {
            current.set(name());
            return fixture.observe(parts);
        }

        @Override
        public boolean voluntary(String quantity) {
            return fixture.voluntary(quantity);
        }

        @Override
        public List<Observation> inputs() {
            return fixture.inputs();
        }

        @Override
        public double chance(String quantity) {
            return fixture.chance(quantity);
        }

        @Override
        public Map<String, Double> ownGradientErrors(Parts parts, boolean laterBatches) {
            current.set(name());
            return fixture.ownGradientErrors(parts, laterBatches);
        }
    }
}
