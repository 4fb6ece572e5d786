package backproplab.dl4j;

import backproplab.dl4j.LayerPlan.Shape;
import backproplab.dl4j.LayerPlan.Window;
import backproplab.dl4j.custom.AdjustableRate;
import backproplab.dl4j.custom.HeavyBall;
import backproplab.dl4j.custom.LogitsCrossEntropy;
import backproplab.dl4j.custom.MaskDropout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Translates the layer calls into a configuration of DL4J.
 *
 * <p>A nonlinearity right after a linear layer or a convolution becomes that layer's own activation, which saves DL4J a copy
 * of the activations.
 */
final class NetworkFactory {

    private final List<LayerPlan> plans;
    private final DropoutMasks masks;
    private final AtomicLong stepsDone = new AtomicLong();
    private final List<String> labels = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final NeuralNetConfiguration.ListBuilder layers;
    private String lastName = "input";

    private NetworkFactory(List<LayerPlan> plans, DropoutMasks masks, NeuralNetConfiguration.ListBuilder layers) {
        this.plans = plans;
        this.masks = masks;
        this.layers = layers;
    }

    static BuiltNetwork build(Shape input, List<LayerPlan> plans, TrainingSettings settings, DropoutMasks masks) {
        AdjustableRate rate = new AdjustableRate(settings.learningRate());
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(settings.seed())
                .dataType(settings.precision().dataType())
                .updater(updater(settings, rate))
                // DL4J adds l2 / 2 * sum(W^2) to the loss.
                .l2(2 * settings.l2Reg())
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                // A convolution then keeps its unrolled input for the backward pass instead of unrolling it again.
                .cacheMode(CacheMode.DEVICE)
                .list();
        NetworkFactory factory = new NetworkFactory(plans, masks, layers);
        int classes = factory.addLayers();
        MultiLayerNetwork net = new MultiLayerNetwork(layers.build());
        net.init();
        return new BuiltNetwork(
                net,
                List.copyOf(factory.labels),
                Collections.unmodifiableList(factory.names),
                classes,
                settings.l2Reg(),
                rate,
                factory.stepsDone);
    }

    private static IUpdater updater(TrainingSettings settings, AdjustableRate rate) {
        return switch (settings.optimizer()) {
            case SGD -> new Sgd(rate);
            case MOMENTUM -> new HeavyBall(rate, settings.momentum());
            case NESTEROV -> new Nesterovs(rate, settings.momentum());
        };
    }

    /** Returns the number of outputs of the last layer. */
    private int addLayers() {
        int last = plans.size() - 1;
        for (int i = 0; i < last; i++) {
            LayerPlan plan = plans.get(i);
            IActivation own = new ActivationIdentity();
            if (hasWeights(plan) && plans.get(i + 1) instanceof LayerPlan.Activation next) {
                own = next.function().create();
                i++;
            }
            add(plan, own);
        }
        LayerPlan.Linear output = (LayerPlan.Linear) plans.get(last);
        named(
                output.name(),
                new OutputLayer.Builder(new LogitsCrossEntropy())
                        .nIn(output.in())
                        .nOut(output.out())
                        .activation(new ActivationIdentity())
                        .build());
        return output.out();
    }

    private static boolean hasWeights(LayerPlan plan) {
        return plan instanceof LayerPlan.Linear || plan instanceof LayerPlan.Conv;
    }

    private void add(LayerPlan plan, IActivation own) {
        if (plan instanceof LayerPlan.Linear linear) {
            named(
                    linear.name(),
                    new DenseLayer.Builder()
                            .nIn(linear.in())
                            .nOut(linear.out())
                            .activation(own)
                            .build());
        } else if (plan instanceof LayerPlan.Conv conv) {
            named(conv.name(), convolution(conv, own));
        } else if (plan instanceof LayerPlan.Activation activation) {
            unnamed(
                    activation.function().label(),
                    new ActivationLayer.Builder()
                            .activation(activation.function().create())
                            .build());
        } else if (plan instanceof LayerPlan.Pool pool) {
            unnamed(pool.max() ? "maxpool" : "avgpool", pooling(pool));
        } else if (plan instanceof LayerPlan.Dropout dropout) {
            unnamed("dropout", dropout(dropout));
        } else if (plan instanceof LayerPlan.Flatten flatten && !names.isEmpty()) {
            // Before the first layer nothing is needed: the batch itself is flat then.
            Shape from = flatten.from();
            layers.inputPreProcessor(
                    names.size(), new CnnToFeedForwardPreProcessor(from.height(), from.width(), from.channels()));
        }
    }

    private static Layer convolution(LayerPlan.Conv conv, IActivation own) {
        Window window = conv.window();
        return new ConvolutionLayer.Builder(window.kernel(), window.kernel())
                .nIn(conv.in())
                .nOut(conv.out())
                .stride(window.stride(), window.stride())
                .padding(window.padding(), window.padding())
                .convolutionMode(ConvolutionMode.Truncate)
                .activation(own)
                .build();
    }

    private static Layer pooling(LayerPlan.Pool pool) {
        Window window = pool.window();
        return new SubsamplingLayer.Builder(pool.max() ? PoolingType.MAX : PoolingType.AVG)
                .kernelSize(window.kernel(), window.kernel())
                .stride(window.stride(), window.stride())
                .padding(window.padding(), window.padding())
                .convolutionMode(ConvolutionMode.Truncate)
                .avgPoolIncludePadInDivisor(true)
                .build();
    }

    private Layer dropout(LayerPlan.Dropout plan) {
        MaskDropout.Source source =
                (keep, count) -> masks.fill(keep, count, stepsDone.get(), plan.index(), plan.dropProbability());
        return new DropoutLayer.Builder(new MaskDropout(source, plan.dropProbability())).build();
    }

    private void named(String name, Layer layer) {
        layers.layer(layer);
        names.add(name);
        labels.add(name);
        lastName = name;
    }

    private void unnamed(String kind, Layer layer) {
        layers.layer(layer);
        names.add(null);
        labels.add(String.format(Locale.ROOT, "%s after %s", kind, lastName));
    }
}
