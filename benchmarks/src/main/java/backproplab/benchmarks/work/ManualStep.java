package backproplab.benchmarks.work;

import backproplab.manual.kernel.KernelOps;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.Network;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.rule.OptimizerSpec;
import java.util.Map;

/** The hand-written float engine's training step. */
final class ManualStep implements TrainingStep {
    private final Kernels kernels;
    private final FastLayers factory;
    private final Network<FloatTensor> network;
    private final FloatTensor images;
    private final int[] labels;

    ManualStep(Workload workload, KernelOps ops, int threads) {
        kernels = new Kernels(ops, threads);
        factory = new FastLayers(kernels);
        network = new Network<>(
                ManualLayers.of(workload, factory),
                factory.softmaxCrossEntropy(),
                factory.l2Penalty(0),
                factory.optimizer(OptimizerSpec.SGD),
                LEARNING_RATE);
        for (Parameter<FloatTensor> parameter : network.parameters()) {
            fill(parameter);
        }
        images = SampleBatch.normal(workload.input());
        labels = SampleBatch.labels(workload.batchSize(), Networks.CLASSES);
    }

    private static void fill(Parameter<FloatTensor> parameter) {
        FloatTensor value = parameter.value();
        double[] drawn = SharedWeights.draw(parameter.name(), value.shape().toArray());
        for (int i = 0; i < drawn.length; i++) {
            value.set(i, drawn[i]);
        }
    }

    @Override
    public double run() {
        return network.trainStep(images, labels);
    }

    @Override
    public String backend() {
        return factory.backend();
    }

    @Override
    public String threads() {
        return Integer.toString(kernels.threads());
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("kernels", kernels.name());
    }

    @Override
    public void close() {
        kernels.close();
    }
}
