package backproplab.experiments.tune;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.train.LoopSettings;
import backproplab.network.engine.Engine;
import backproplab.network.layer.TensorSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One pass over all images in training mode without an update: what the trained weights give there, of the same images as an evaluation.
 *
 * @param loss mean over the images, in nats, L2 penalty included
 * @param gradients by tensor, of each number the sum of its absolute values over the batches: 0 only where no batch gives it anything
 */
record TrainingPass(double loss, Map<String, double[]> gradients) {

    /**
     * Makes the pass.
     *
     * @param run its data and its batch size; images that a training leaves out or changes by chance are here as they are
     * @param engine trained; its running statistics move
     * @return what it gives
     */
    static TrainingPass of(PreparedRun run, Engine engine) {
        List<String> names = run.network().network().tensors().stream()
                .filter(tensor -> tensor.role().trained())
                .map(TensorSpec::name)
                .toList();
        Map<String, double[]> sums = new LinkedHashMap<>();
        LoopSettings loop = run.job().loop();
        LoopSettings all =
                loop.withDropLast(false).withAugmentation(loop.augmentation().evaluation());
        double loss = 0;
        int images = 0;
        try (Batches batches = run.job().data().epoch(all, run.job().seeds(), 1)) {
            for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
                engine.accept(batch.pixels(), batch.labels(), batch.size());
                loss += batch.size() * engine.gradients();
                images += batch.size();
                names.forEach(name -> sums.merge(name, absolute(engine.gradient(name)), TrainingPass::plus));
            }
        }
        return new TrainingPass(loss / images, sums);
    }

    private static double[] absolute(double[] gradient) {
        double[] absolute = new double[gradient.length];
        for (int i = 0; i < gradient.length; i++) {
            absolute[i] = Math.abs(gradient[i]);
        }
        return absolute;
    }

    private static double[] plus(double[] sum, double[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
        return sum;
    }
}
