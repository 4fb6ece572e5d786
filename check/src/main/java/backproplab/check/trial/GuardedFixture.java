package backproplab.check.trial;

import backproplab.check.part.Parts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A fixture whose part may throw anything: what was seen before stays. */
abstract class GuardedFixture implements Fixture {
    private final String name;

    GuardedFixture(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    /** Makes the part and does everything with it. */
    abstract void run(Parts parts, Notebook notes);

    /** As {@link #ownGradientErrors}, and may throw. */
    Map<String, Double> compareDifferences(Parts parts, boolean laterBatches) {
        return Map.of();
    }

    @Override
    public final Observations observe(Parts parts) {
        Notebook notes = new Notebook();
        Optional<Throwable> thrown = thrownBy(() -> run(parts, notes));
        return new Observations(notes.seen(), thrown);
    }

    @Override
    public final Map<String, Double> ownGradientErrors(Parts parts, boolean laterBatches) {
        Map<String, Double> errors = new LinkedHashMap<>();
        Optional<Throwable> thrown = thrownBy(() -> errors.putAll(compareDifferences(parts, laterBatches)));
        return thrown.isEmpty() ? errors : Map.of();
    }

    /** What code of a user throws may be any error; only what the whole JVM suffers from goes on. */
    static Optional<Throwable> thrownBy(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (StackOverflowError e) {
            return Optional.of(e);
        } catch (VirtualMachineError | ThreadDeath e) {
            throw e;
        } catch (Throwable e) {
            return Optional.of(e);
        }
    }
}
