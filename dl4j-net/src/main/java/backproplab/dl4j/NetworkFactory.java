package backproplab.dl4j;

import backproplab.dl4j.BuiltNetwork.Node;
import backproplab.dl4j.LayerPlan.Shape;
import backproplab.dl4j.custom.AdjustableRate;
import backproplab.dl4j.custom.GlobalNormClip;
import backproplab.dl4j.custom.MaskDropout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/**
 * Translates the layer calls into a graph of DL4J, which trains plain chains as fast as DL4J's {@code MultiLayerNetwork}.
 *
 * <p>A nonlinearity right after a linear layer or a convolution becomes that layer's own activation, which saves DL4J a copy
 * of the activations.
 */
final class NetworkFactory {

    private static final String INPUT = "input";

    private final DropoutMasks masks;
    private final LayerConfigs configs;
    private final AtomicLong stepsDone = new AtomicLong();
    private final List<Node> nodes = new ArrayList<>();
    private final GraphBuilder graph;
    private String lastName = INPUT;
    private String rowNorm;

    private NetworkFactory(TrainingSettings settings, DropoutMasks masks, GraphBuilder graph) {
        this.configs = new LayerConfigs(settings);
        this.masks = masks;
        this.graph = graph;
    }

    static BuiltNetwork build(List<LayerPlan> plans, TrainingSettings settings, DropoutMasks masks) {
        AdjustableRate rate = new AdjustableRate(settings.learningRate());
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(settings.seed())
                .dataType(settings.precision().dataType())
                .updater(UpdateRules.updater(settings, rate))
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                // A convolution then keeps its unrolled input for the backward pass instead of unrolling it again.
                .cacheMode(CacheMode.DEVICE)
                .graphBuilder()
                .addInputs(INPUT);
        NetworkFactory factory = new NetworkFactory(settings, masks, graph);
        int last = plans.size() - 1;
        // The batch itself is flat where the first layer flattens.
        int first = startsFlat(plans) ? 1 : 0;
        String logitsFrom = factory.chain(plans.subList(first, last), INPUT);
        LayerPlan.Linear output = (LayerPlan.Linear) plans.get(last);
        String logits = factory.named(output.name(), factory.configs.output(output), logitsFrom);
        ComputationGraph net = new ComputationGraph(graph.setOutputs(logits).build());
        net.init();
        if (settings.clips()) {
            net.setListeners(new GlobalNormClip(settings.clipNorm(), settings.l2Reg()));
        }
        return new BuiltNetwork(
                net,
                List.copyOf(factory.nodes),
                factory.rowNorm,
                output.out(),
                settings.l2Reg(),
                rate,
                factory.stepsDone);
    }

    static boolean startsFlat(List<LayerPlan> plans) {
        return plans.get(0) instanceof LayerPlan.Flatten;
    }

    /** Adds the layers one after another and returns the last vertex, or {@code from} if there are none. */
    private String chain(List<LayerPlan> plans, String from) {
        String at = overwritesItsInput(plans)
                ? vertex("copy", new ElementWiseVertex(ElementWiseVertex.Op.Add), from)
                : from;
        for (int i = 0; i < plans.size(); i++) {
            LayerPlan plan = plans.get(i);
            IActivation own = new ActivationIdentity();
            if (hasOwnActivation(plan)
                    && i + 1 < plans.size()
                    && plans.get(i + 1) instanceof LayerPlan.Activation next) {
                own = next.function().create();
                i++;
            }
            at = add(plan, own, at);
        }
        return at;
    }

    /**
     * Whether a nonlinearity comes before any layer that makes a new array: in evaluation DL4J writes its result over its
     * input, which the other branch or the caller still needs.
     */
    private static boolean overwritesItsInput(List<LayerPlan> plans) {
        for (LayerPlan plan : plans) {
            if (plan instanceof LayerPlan.Activation) {
                return true;
            }
            if (!(plan instanceof LayerPlan.Dropout || plan instanceof LayerPlan.Flatten)) {
                return false;
            }
        }
        return false;
    }

    private static boolean hasOwnActivation(LayerPlan plan) {
        return plan instanceof LayerPlan.Linear || plan instanceof LayerPlan.Conv;
    }

    private String add(LayerPlan plan, IActivation own, String from) {
        if (plan instanceof LayerPlan.Linear linear) {
            return named(linear.name(), configs.linear(linear, own), from);
        } else if (plan instanceof LayerPlan.Conv conv) {
            return named(conv.name(), configs.convolution(conv, own), from);
        } else if (plan instanceof LayerPlan.BatchNorm norm) {
            if (norm.rows() && rowNorm == null) {
                rowNorm = norm.name();
            }
            return named(norm.name(), configs.batchNorm(norm), from);
        } else if (plan instanceof LayerPlan.Activation activation) {
            return unnamed(activation.function().label(), configs.activation(activation), from);
        } else if (plan instanceof LayerPlan.Pool pool) {
            return unnamed(pool.max() ? "maxpool" : "avgpool", configs.pooling(pool), from);
        } else if (plan instanceof LayerPlan.GlobalAvgPool) {
            return unnamed("global avgpool", configs.globalAvgPool(), from);
        } else if (plan instanceof LayerPlan.Dropout dropout) {
            return unnamed("dropout", dropout(dropout), from);
        } else if (plan instanceof LayerPlan.Residual residual) {
            return sum(residual, from);
        }
        Shape shape = ((LayerPlan.Flatten) plan).from();
        return vertex(
                "flatten",
                new PreprocessorVertex(
                        new CnnToFeedForwardPreProcessor(shape.height(), shape.width(), shape.channels())),
                from);
    }

    private String sum(LayerPlan.Residual residual, String from) {
        String nameBefore = lastName;
        String main = chain(residual.main(), from);
        String nameOfMain = lastName;
        lastName = nameBefore;
        String shortcut = chain(residual.shortcut(), from);
        lastName = nameOfMain;
        return vertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), main, shortcut);
    }

    private Layer dropout(LayerPlan.Dropout plan) {
        MaskDropout.Source source =
                (keep, count) -> masks.fill(keep, count, stepsDone.get(), plan.index(), plan.dropProbability());
        return new DropoutLayer.Builder(new MaskDropout(source, plan.dropProbability())).build();
    }

    private String named(String name, Layer layer, String from) {
        lastName = name;
        Node node = node(name, name);
        graph.addLayer(node.vertex(), layer, from);
        return node.vertex();
    }

    private String unnamed(String kind, Layer layer, String from) {
        Node node = node(after(kind), null);
        graph.addLayer(node.vertex(), layer, from);
        return node.vertex();
    }

    private String vertex(String kind, GraphVertex vertex, String... from) {
        Node node = node(after(kind), null);
        graph.addVertex(node.vertex(), vertex, from);
        return node.vertex();
    }

    private String after(String kind) {
        return String.format(Locale.ROOT, "%s after %s", kind, lastName);
    }

    /** The caller's names might be those of DL4J's inputs, so the vertices are numbered. */
    private Node node(String label, String name) {
        Node node = new Node(Integer.toString(nodes.size()), label, name);
        nodes.add(node);
        return node;
    }
}
