package backproplab.experiments.reproduce;

import backproplab.datasets.augment.ImageShape;
import backproplab.experiments.compare.Estimate;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Setup;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.TrainingData;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.shape.Shape;

/**
 * How long a run takes on two cores of a server, guessed from its arithmetic before anything is measured: a time for each step,
 * and multiplications and additions at the engine's rate.
 */
public final class NominalTime {
    private static final double WARM_UP_SECONDS = 1.5;

    private final Setup setup;
    private final NetworkSpec network;
    private final int trainImages;
    private final double flopsPerImage;
    private final boolean convolution;

    /**
     * The arithmetic of a run on real data.
     *
     * @param setup its settings
     */
    public NominalTime(Setup setup) {
        this.setup = setup;
        RealData real = RealData.of(setup.data().real());
        ImageShape shape = setup.recipe().loop().augmentation().outputShape(real.empty());
        Shape sample = Shape.of(1, shape.channels(), shape.height(), shape.width());
        network = setup.recipe().model().model().network(sample, RealData.CLASSES);
        int available = real.trainImages() - setup.data().validation();
        trainImages = Math.min(setup.data().trainLimit(), available);
        flopsPerImage = 2.0 * network.trainingMultiplyAddsPerSample();
        convolution =
                network.tensors().stream().anyMatch(tensor -> tensor.shape().rank() == 4);
    }

    /**
     * Time of one seed.
     *
     * @param kind which engine
     * @return seconds
     */
    public double seconds(EngineKind kind) {
        LoopSettings loop = setup.recipe().loop();
        int batch = Math.min(loop.batchSize(), trainImages);
        double steps = Math.ceil((double) trainImages / batch);
        double evaluated = Math.min(TrainingData.TRAIN_ACCURACY_IMAGES, trainImages)
                + setup.data().validation();
        double test = Math.min(setup.data().testLimit(), RealData.TEST_IMAGES);
        double perEpoch = steps * step(kind, batch) + evaluation(kind, evaluated);
        return loop.epochs() * perEpoch + evaluation(kind, test);
    }

    /**
     * Time before the first seed.
     *
     * @return seconds
     */
    public double warmUpSeconds() {
        return WARM_UP_SECONDS;
    }

    private double evaluation(EngineKind kind, double images) {
        int batch = TrainingData.EVALUATION_BATCH;
        return Estimate.FORWARD_SHARE * step(kind, batch) * images / batch;
    }

    private double step(EngineKind kind, int batch) {
        return kind.pace().seconds(flopsPerImage * batch, network.parameterCount(), convolution);
    }
}
