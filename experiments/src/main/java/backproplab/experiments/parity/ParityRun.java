package backproplab.experiments.parity;

import backproplab.dl4j.Precision;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.engine.OwnLayers;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LoopLayers;
import backproplab.network.engine.Engine;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares every subject in every number type, one after the other. */
public final class ParityRun {
    private final ParitySettings settings;

    /**
     * A comparison about to start.
     *
     * @param settings what is compared
     */
    public ParityRun(ParitySettings settings) {
        this.settings = settings;
    }

    /**
     * Compares. A subject that cannot be compared is a result with a failure, and the others go on.
     *
     * @param listener hears each result
     * @return all results
     */
    public List<SubjectResult> run(ParityListener listener) {
        List<SubjectResult> results = new ArrayList<>();
        try (Kernels kernels = Kernels.withThreads(settings.threads())) {
            for (Precision precision : settings.precisions()) {
                OwnLayers<?> layers = settings.layers().isPresent()
                        ? settings.layers().get()
                        : precision == Precision.DOUBLE
                                ? OwnLayers.of(new LoopLayers())
                                : OwnLayers.of(new FastLayers(kernels));
                TieJudge judge = new TieJudge(new EngineTrials(layers, results), settings.judge());
                for (Subject subject : settings.subjects()) {
                    SubjectResult result =
                            judge.judge(compare(subject, precision, layers, settings.seed()), settings.seed());
                    results.add(result);
                    listener.subjectDone(result);
                }
            }
        }
        return results;
    }

    /** What the judge of ties asks for, of the same engines. */
    private final class EngineTrials implements TieJudge.Trials {
        private final OwnLayers<?> layers;
        private final List<SubjectResult> results;

        EngineTrials(OwnLayers<?> layers, List<SubjectResult> results) {
            this.layers = layers;
            this.results = results;
        }

        /** In double it is the textbook that is compared, which may have been done already. */
        @Override
        public SubjectResult compare(Subject subject, Precision precision, long seed) {
            if (precision == layers.precision()) {
                return ParityRun.this.compare(subject, precision, layers, seed);
            }
            return results.stream()
                    .filter(done -> done.subject().equals(subject) && done.precision() == precision)
                    .findFirst()
                    .orElseGet(() -> ParityRun.this.compare(subject, precision, OwnLayers.of(new LoopLayers()), seed));
        }

        @Override
        public Tie firstTie(Subject subject, long seed, int steps, boolean toTheEnd) throws NoTieException {
            NetworkSettings network = subject.settings(seed);
            try (Engine theirs = theirs(network, layers.precision());
                    Engine ours = layers.engine(network)) {
                return new TieSearch(subject, seed, ours, theirs).first(steps, toTheEnd);
            }
        }
    }

    private Engine theirs(NetworkSettings network, Precision precision) {
        return Engines.framework(settings.judge(), network, precision, ThreadPlan.all(settings.threads()));
    }

    private SubjectResult compare(Subject subject, Precision precision, OwnLayers<?> layers, long seed) {
        NetworkSettings network = subject.settings(seed);
        try (Engine theirs = theirs(network, precision)) {
            try (Engine ours = layers.engine(network)) {
                return compare(new SubjectComparison(subject, precision, seed, ours, theirs), subject, precision);
            } catch (RuntimeException e) {
                // A layer that cannot even be built, such as one whose output does not fit the next.
                return new SubjectResult(subject, precision, List.of(), Optional.of(reason(e)));
            }
        }
    }

    private SubjectResult compare(SubjectComparison comparison, Subject subject, Precision precision) {
        Optional<String> failure = Optional.empty();
        try {
            comparison.run(settings.steps());
        } catch (RuntimeException e) {
            failure = Optional.of(reason(e));
        }
        return new SubjectResult(subject, precision, comparison.findings(), failure);
    }

    private static String reason(RuntimeException e) {
        return e instanceof IllegalArgumentException && e.getMessage() != null ? e.getMessage() : e.toString();
    }
}
