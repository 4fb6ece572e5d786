package backproplab.experiments.watch;

import backproplab.datasets.Batches;
import backproplab.datasets.Catalog;
import backproplab.datasets.NormalizeMode;
import backproplab.datasets.ProgressListener;
import backproplab.datasets.Split;
import backproplab.datasets.TrainTest;
import backproplab.datasets.ValidationSize;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.stats.Interval;
import backproplab.experiments.stats.MeanInterval;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.Progress;
import backproplab.experiments.train.Seeds;
import backproplab.experiments.train.Trainer;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.train.TrainingListener;
import backproplab.network.engine.Engine;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.init.InitialWeights;
import backproplab.network.init.Initializer;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.Cnn;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * What it costs the timed steps of a training that its layers are watched: two trainings of Task1's CNN with equal seeds in one process, one of them
 * watched before every epoch, as {@code --watch} looks between two epochs, in turns of one epoch. What moves the speed of the machine moves both; what
 * watching does to the compiled code and to the heap of a process moves both too, and does not show.
 *
 * <p>{@code .ci/watch-cost [ENGINE [PAIRS [EPOCHS [IMAGES [THREADS]]]]]} prints the ratio of the training seconds of each pair, and their geometric
 * mean with a 95 % interval; with {@code -DwatchCost.control=true} neither is watched, and the interval says what the method itself can tell apart.
 */
final class WatchCost {
    private static final int BATCH = 128;
    private static final double RATE = 0.1;
    private static final boolean CONTROL = Boolean.getBoolean("watchCost.control");

    private final EngineKind kind;
    private final TrainingData data;
    private final int epochs;
    private final NetworkSettings network;
    private final ThreadPlan threads;

    private WatchCost(EngineKind kind, TrainingData data, int epochs, ThreadPlan threads) {
        this.kind = kind;
        this.data = data;
        this.epochs = epochs;
        this.threads = threads;
        Shape image = Shape.of(1, 1, 28, 28);
        network = new NetworkSettings(
                new Cnn(List.of(128), ActivationFunction.RELU, 0).network(image, data.classes(), 1),
                TrainingRule.of(OptimizerSpec.SGD));
    }

    public static void main(String[] words) {
        EngineKind kind = EngineKind.all().stream()
                .filter(any -> any.token().equals(word(words, 0, "manual")))
                .findFirst()
                .orElseThrow();
        int pairs = Integer.parseInt(word(words, 1, "10"));
        int epochs = Integer.parseInt(word(words, 2, "10"));
        int images = Integer.parseInt(word(words, 3, "10000"));
        int threads = Integer.parseInt(word(words, 4, "1"));
        TrainTest mnist = new Catalog(System.getenv())
                .load(
                        new Catalog.Request(Catalog.AUTO, Optional.empty(), true, Catalog.MNIST, Optional.empty()),
                        ProgressListener.SILENT);
        Split split = Split.of(mnist.train().size(), 1, new ValidationSize(1000, 0), images);
        TrainingData data = TrainingData.of(mnist, split, NormalizeMode.MEAN_STD);
        WatchCost cost = new WatchCost(kind, data, epochs, ThreadPlan.all(threads));
        say(
                "%s on %s, %d epochs of %d images, %d threads, JDK %s",
                kind.token(),
                mnist.train().name(),
                epochs,
                data.trainCount(),
                threads,
                System.getProperty("java.version"));
        // Everything is compiled when the first pair begins.
        cost.pair(0);
        double[] logs = new double[pairs];
        for (int pair = 1; pair <= pairs; pair++) {
            double[] seconds = cost.pair(pair);
            logs[pair - 1] = Math.log(seconds[0] / seconds[1]);
            say("pair %d: %.3f s / %.3f s = %.4f", pair, seconds[0], seconds[1], seconds[0] / seconds[1]);
        }
        Interval interval = MeanInterval.of(logs);
        say(
                "%s, %s: training seconds with / without %.4f, 95 %% interval %.4f to %.4f (%d pairs)",
                CONTROL ? "neither watched" : "--watch",
                kind.token(),
                Math.exp(interval.mean()),
                Math.exp(interval.low()),
                Math.exp(interval.high()),
                pairs);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static String word(String[] words, int index, String otherwise) {
        return index < words.length ? words[index] : otherwise;
    }

    /** Seconds of the watched training and of the other; in odd pairs the watched one goes first. */
    private double[] pair(int pair) {
        Semaphore watched = new Semaphore(pair % 2);
        Semaphore plain = new Semaphore(1 - pair % 2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Future<Double> first = both.submit(() -> seconds(pair, !CONTROL, watched, plain));
            Future<Double> second = both.submit(() -> seconds(pair, false, plain, watched));
            return new double[] {first.get(), second.get()};
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            both.shutdownNow();
        }
    }

    private double seconds(int pair, boolean watching, Semaphore mine, Semaphore other) {
        try (Engine engine = Engines.create(kind, network, threads);
                NetworkWatch watch = watching
                        ? new NetworkWatch(Engines.create(kind, network, threads), network.network(), probe())
                        : null) {
            engine.load(InitialWeights.draw(network.network().tensors(), Initializer.KAIMING_UNIFORM, 1, pair));
            Turns turns = new Turns(engine, watch, mine, other);
            // Two more than are counted: what comes before the first and after the last takes no turn.
            LoopSettings loop = LoopSettings.of(epochs + 2, BATCH, RATE);
            Trainer.run(new Trainer.Job(data, loop, new Seeds(pair)), engine, turns);
            return turns.seconds.subList(1, epochs + 1).stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
        } finally {
            // Whoever fails lets the other end.
            other.release(epochs + 2);
        }
    }

    private Probe probe() {
        LoopSettings loop = LoopSettings.of(1, BATCH, RATE);
        try (Batches batches = data.firstTrainImages(Math.min(Probe.IMAGES, data.trainCount()), loop.augmentation())) {
            return Probe.of(batches.next());
        }
    }

    /** Waits before each epoch until the other training has done its own. */
    private static final class Turns implements TrainingListener {
        private final Engine engine;
        private final NetworkWatch watch;
        private final Semaphore mine;
        private final Semaphore other;
        private final List<Double> seconds = new ArrayList<>();

        Turns(Engine engine, NetworkWatch watch, Semaphore mine, Semaphore other) {
            this.engine = engine;
            this.watch = watch;
            this.mine = mine;
            this.other = other;
        }

        @Override
        public void epochStarted(int epoch, int steps) {
            mine.acquireUninterruptibly();
            if (watch != null) {
                watch.look(engine.state(), RATE);
            }
        }

        @Override
        public void epochDone(EpochResult result) {
            seconds.add(result.trainSeconds());
        }

        @Override
        public void progressed(Progress progress) {
            other.release();
        }
    }
}
