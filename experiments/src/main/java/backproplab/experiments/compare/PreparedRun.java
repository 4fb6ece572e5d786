package backproplab.experiments.compare;

import backproplab.datasets.Dataset;
import backproplab.datasets.SettingException;
import backproplab.datasets.augment.ImageShape;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.MemoryNeed;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.results.RunLine;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.Seeds;
import backproplab.experiments.train.Trainer;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.weights.NetworkDescription;
import backproplab.experiments.weights.WeightFile;
import backproplab.files.failure.OptionException;
import backproplab.files.failure.UserException;
import backproplab.network.NetworkException;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.init.InitialWeights;
import backproplab.network.init.WeightInit;
import backproplab.network.init.Weights;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.model.Model;
import backproplab.network.shape.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan with a seed, checked against the data: what every engine gets, equal for all of them.
 *
 * @param plan the settings
 * @param seed the run's seed
 * @param network what engines build
 * @param job what the training loop does
 * @param start what the network starts from; empty: weights drawn from the seed
 */
public record PreparedRun(Plan plan, long seed, NetworkSettings network, Trainer.Job job, Optional<WeightFile> start) {

    /**
     * Checks a plan against the data.
     *
     * @param asked the settings
     * @param seed the run's seed
     * @param data images
     * @return what engines need to run it, from weights drawn from the seed
     * @throws backproplab.files.failure.UserException with code 2 if the network or the batch does not fit the data
     */
    public static PreparedRun of(Plan asked, long seed, TrainingData data) {
        return of(asked, seed, data, Optional.empty());
    }

    /**
     * Checks a plan against the data and the weights it starts from.
     *
     * @param asked the settings
     * @param seed the run's seed
     * @param data images
     * @param start what the network starts from; empty: weights drawn from the seed
     * @return what engines need to run it
     * @throws backproplab.files.failure.UserException with code 2 if the network or the batch does not fit the data, 3 if
     *     the weights do not fit the network
     */
    public static PreparedRun of(Plan asked, long seed, TrainingData data, Optional<WeightFile> start) {
        Plan plan = asked.withLoop(loop -> loop.sized(data.trainCount()));
        LoopSettings loop = plan.recipe().loop();
        data.checkBatchSize(loop.batchSize());
        Dataset images = data.source().train();
        ImageShape shape = shape(loop, images);
        Seeds seeds = new Seeds(seed);
        NetworkSettings network = new NetworkSettings(
                layers(
                        plan.recipe().model().model(),
                        Shape.of(1, shape.channels(), shape.height(), shape.width()),
                        images.classes(),
                        seeds.dropout()),
                plan.recipe().rule());
        Trainer.Job job = new Trainer.Job(data, loop, seeds);
        job.totalSteps();
        start.ifPresent(file -> file.checkFits(network.network()));
        return new PreparedRun(plan, seed, network, job, start);
    }

    private static ImageShape shape(LoopSettings loop, Dataset images) {
        try {
            return loop.augmentation().outputShape(images);
        } catch (SettingException e) {
            throw new OptionException(e.getMessage(), "--augment");
        }
    }

    private static NetworkSpec layers(Model model, Shape sample, int classes, long dropoutSeed) {
        try {
            return model.network(sample, classes, dropoutSeed);
        } catch (NetworkException e) {
            throw new OptionException(e.getMessage(), e.options().toArray(String[]::new));
        }
    }

    /** What names the run on one of the engines. */
    RunKey key(EngineKind kind) {
        return key(kind.token());
    }

    /** The same for whatever stands in place of an engine. */
    RunKey key(String engine) {
        return RunKey.of(plan, seed, engine);
    }

    /**
     * What the tables of a command say of the run on an engine.
     *
     * @param runId name of the run folder
     * @param task for example {@code task1}
     * @param kind the engine
     * @return the first cells of a line
     */
    public RunLine line(String runId, String task, EngineKind kind) {
        return new RunLine(runId, task, job.data().source().train().name(), key(kind));
    }

    /**
     * Why the network does not fit into the heap.
     *
     * @param kind which engine
     * @param heap in bytes
     * @return empty if it does
     */
    public Optional<String> tooLarge(EngineKind kind, long heap) {
        try {
            MemoryNeed.check(
                    kind,
                    network.network(),
                    plan.recipe().rule().optimizer().kind(),
                    plan.recipe().loop().batchSize(),
                    TrainingData.EVALUATION_BATCH,
                    heap);
            return Optional.empty();
        } catch (UserException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * The weights that every engine starts from: those of the file, and drawn from the seed what it does not have.
     *
     * @return the same at every call
     */
    public Weights initialWeights() {
        Optional<Weights> file = start.map(weights -> weights.weights(network.network()));
        if (file.isPresent() && newHead().isEmpty()) {
            return file.get();
        }
        WeightInit init = plan.recipe().init();
        Weights drawn = InitialWeights.draw(
                network.network().tensors(), init.initializer(), init.scale(), new Seeds(seed).init());
        Map<String, double[]> all = new LinkedHashMap<>(drawn.tensors());
        file.ifPresent(weights -> all.putAll(weights.tensors()));
        return new Weights(all);
    }

    /**
     * What should be known before it is trained: what cannot be learnt, and weights from a file that meant something else.
     *
     * @return one text each
     */
    public List<String> warnings() {
        return warnings(Foreseen.of(this));
    }

    /**
     * The same where it is trained on a few images for a test: that not every class is among them is no matter then.
     *
     * @return one text each
     */
    public List<String> warningsOfFewImages() {
        return warnings(Foreseen.ofFewImages(this));
    }

    private List<String> warnings(List<String> foreseen) {
        return Stream.of(newHead().stream(), foreseen.stream(), otherwiseTrained().stream())
                .flatMap(texts -> texts)
                .toList();
    }

    /** That a file which the network starts from is of another number of classes. */
    private Optional<String> newHead() {
        return start.flatMap(file -> file.newHead(network.network()));
    }

    /** That a file which the network starts from was trained on something that meant something else. */
    private Optional<String> otherwiseTrained() {
        return start.map(file -> file.differences(description()))
                .filter(differences -> !differences.isEmpty())
                .map(differences -> "The weights of " + plan.token() + " were trained otherwise: "
                        + String.join("; ", differences) + ".");
    }

    /**
     * What must be known to use the trained weights.
     *
     * @return the network with its input and output
     */
    public NetworkDescription description() {
        TrainingData data = job.data();
        Dataset images = data.source().train();
        Shape sample = network.network().sample();
        return new NetworkDescription(
                plan.recipe().model(),
                sample.dim(1),
                sample.dim(2),
                sample.dim(3),
                images.classNames(),
                data.normalization(),
                job.loop().augmentation().preparation(images.height(), images.width()));
    }
}
