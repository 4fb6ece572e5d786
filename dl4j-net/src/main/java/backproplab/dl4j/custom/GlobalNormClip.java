package backproplab.dl4j.custom;

import backproplab.network.rule.GradientClip;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Scales all gradients of a step together by {@code min(1, threshold / norm)}, where norm is the 2-norm over all of them.
 *
 * <p>Pascanu, Mikolov, Bengio, "On the difficulty of training recurrent neural networks", 2013, section 3.2. DL4J itself
 * clips every layer or every array alone. What is measured and scaled is the gradient of the whole loss: the mean over the
 * batch plus the L2 term {@code 2 * l2Reg * W}, which this class adds, so the network must not ({@link PenaltyScore} keeps
 * it in the loss). Running statistics of batch norm take no part. A norm that is NaN scales nothing; an infinite one gives
 * NaN where the gradient is infinite and 0 elsewhere. PyTorch divides by {@code norm + 1e-6}.
 *
 * <p>It listens because DL4J hands out gradients between backward pass and update only there; a single listener that does
 * nothing else costs no time of its own.
 */
public final class GlobalNormClip extends BaseTrainingListener {

    private final double threshold;
    private final double l2Reg;

    /**
     * Clips every training step of the network that it listens to.
     *
     * @param threshold largest norm that stays as it is, above 0
     * @param l2Reg     factor of {@code sum(W^2)} in the loss, at least 0
     */
    public GlobalNormClip(double threshold, double l2Reg) {
        this.threshold = threshold;
        this.l2Reg = l2Reg;
    }

    @Override
    public void onGradientCalculation(Model model) {
        ComputationGraph net = (ComputationGraph) model;
        // DL4J keeps sums over the batch and divides later.
        int batch = net.batchSize();
        List<INDArray> gradients = new ArrayList<>();
        double squares = 0;
        for (Map.Entry<String, INDArray> entry :
                net.gradient().gradientForVariable().entrySet()) {
            String key = entry.getKey();
            if (!isStatistic(key)) {
                INDArray gradient = entry.getValue();
                if (l2Reg > 0 && key.endsWith("_" + DefaultParamInitializer.WEIGHT_KEY)) {
                    Nd4j.exec(new Axpy(net.getParam(key), gradient, gradient, 2 * l2Reg * batch));
                }
                double norm = gradient.norm2Number().doubleValue() / batch;
                squares += norm * norm;
                gradients.add(gradient);
            }
        }
        double factor = GradientClip.factor(Math.sqrt(squares), threshold);
        if (factor != 1) {
            gradients.forEach(gradient -> gradient.muli(factor));
        }
    }

    private static boolean isStatistic(String key) {
        return key.endsWith("_" + BatchNormalizationParamInitializer.GLOBAL_MEAN)
                || key.endsWith("_" + BatchNormalizationParamInitializer.GLOBAL_VAR);
    }
}
