package backproplab.dl4j.custom;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Softmax cross-entropy computed from logits z and one-hot labels y of K classes, with label smoothing s.
 *
 * <p>Target of a row: {@code t = (1 - s) * y + s / K} (Szegedy et al., "Rethinking the Inception architecture", 2016, section
 * 7). Loss of a row: {@code log(sum_j exp(z_j - m)) - sum_k t_k * (z_k - m)} with {@code m = max_j z_j}, so it stays exact
 * and finite for logits of any size. Gradient of a row: {@code softmax(z) - t}; DL4J divides the sum over the batch by N.
 * DL4J's own {@code LossMCXENT} clips the probabilities at 1e-10 and so never shows a loss above 23.03.
 *
 * <p>The activation of the layer must be the identity; masks (they mark the ends of sequences) are refused.
 */
public final class LogitsCrossEntropy implements ILossFunction {

    private static final long serialVersionUID = 1L;

    private final double smoothing;

    /**
     * Fixes the smoothing.
     *
     * @param smoothing s in [0, 1); 0 leaves the labels as they are
     */
    public LogitsCrossEntropy(double smoothing) {
        this.smoothing = smoothing;
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask, boolean average) {
        double sum = computeScoreArray(labels, preOutput, activationFn, mask)
                .sumNumber()
                .doubleValue();
        return average ? sum / preOutput.size(0) : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask) {
        check(activationFn, mask);
        // ND4J's log_softmax takes the logarithm of a softmax that may be 0, so the steps are spelled out.
        INDArray shifted = preOutput.subColumnVector(preOutput.max(true, 1));
        INDArray ofTarget = shifted.mul(labels).sum(true, 1);
        if (smoothing > 0) {
            ofTarget.muli(1 - smoothing).addi(shifted.mean(true, 1).muli(smoothing));
        }
        INDArray sumOfExponentials = Transforms.exp(shifted, false).sum(true, 1);
        return Transforms.log(sumOfExponentials, false).subi(ofTarget);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask) {
        check(activationFn, mask);
        INDArray softmax = Transforms.softmax(preOutput, true);
        return smoothing > 0
                ? softmax.subi(labels.mul(1 - smoothing)).subi(smoothing / labels.size(1))
                : softmax.subi(labels);
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, preOutput, activationFn, mask, average),
                computeGradient(labels, preOutput, activationFn, mask));
    }

    @Override
    public String name() {
        return "LogitsCrossEntropy";
    }

    private static void check(IActivation activation, INDArray mask) {
        if (!(activation instanceof ActivationIdentity)) {
            throw new IllegalArgumentException("LogitsCrossEntropy needs the identity activation, not " + activation);
        }
        if (mask != null) {
            throw new IllegalArgumentException("LogitsCrossEntropy takes no mask");
        }
    }
}
