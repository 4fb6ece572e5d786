package backproplab.dl4j;

import backproplab.dl4j.BuiltNetwork.Node;
import backproplab.dl4j.cpu.OneDnn;
import backproplab.dl4j.custom.AdjustableRate;
import backproplab.dl4j.custom.GlobalNormClip;
import backproplab.dl4j.custom.MaskDropout;
import backproplab.dl4j.tune.NetworkMode;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.layer.NamedLayer;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/**
 * Translates a network into a graph of DL4J, which trains plain chains as fast as DL4J's {@code MultiLayerNetwork}.
 *
 * <p>A nonlinearity right after a linear layer or a convolution becomes that layer's own activation, which saves DL4J a copy
 * of the activations.
 */
final class NetworkFactory {

    private static final String INPUT = "input";
    private static final long SEED = 1;

    private final LayerConfigs configs;
    private final AtomicLong stepsDone = new AtomicLong();
    private final List<Node> nodes = new ArrayList<>();
    private final GraphBuilder graph;
    private String prefix = "";
    private String lastName = INPUT;
    private String rowNorm;

    private NetworkFactory(TrainingRule rule, GraphBuilder graph) {
        this.configs = new LayerConfigs(rule);
        this.graph = graph;
    }

    static BuiltNetwork build(NetworkSettings settings, Precision precision, NetworkMode mode) {
        return OneDnn.with(mode.helpers(), () -> graph(settings, precision, mode));
    }

    private static BuiltNetwork graph(NetworkSettings settings, Precision precision, NetworkMode mode) {
        TrainingRule rule = settings.rule();
        List<NamedLayer> layers = settings.network().layers();
        AdjustableRate rate = new AdjustableRate(0);
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                // Of the weights that stand until others are loaded.
                .seed(SEED)
                .dataType(precision.dataType())
                .updater(UpdateRules.updater(rule.optimizer(), rate))
                .trainingWorkspaceMode(mode.workspaces())
                .inferenceWorkspaceMode(mode.workspaces())
                .cacheMode(mode.cache())
                .graphBuilder()
                .addInputs(INPUT);
        NetworkFactory factory = new NetworkFactory(rule, graph);
        NamedLayer last = logits(layers);
        // The batch itself is flat where the first layer flattens.
        int first = startsFlat(settings.network()) ? 1 : 0;
        String logitsFrom = factory.chain(layers.subList(first, layers.size() - 1), INPUT);
        LayerSpec.Linear output = (LayerSpec.Linear) last.spec();
        String logits = factory.named(last.name(), last.name(), factory.configs.output(output), logitsFrom);
        ComputationGraph net = new ComputationGraph(graph.setOutputs(logits).build());
        net.init();
        if (rule.clipNorm() < GradientClip.OFF) {
            net.setListeners(new GlobalNormClip(rule.clipNorm(), rule.l2()));
        }
        return new BuiltNetwork(
                net, List.copyOf(factory.nodes), factory.rowNorm, output.out(), rule.l2(), rate, factory.stepsDone);
    }

    private static NamedLayer logits(List<NamedLayer> layers) {
        if (layers.isEmpty() || !(layers.get(layers.size() - 1).spec() instanceof LayerSpec.Linear)) {
            throw new IllegalArgumentException("the last layer must be linear, its outputs are the logits; it is "
                    + (layers.isEmpty()
                            ? "missing"
                            : layers.get(layers.size() - 1).name()));
        }
        return layers.get(layers.size() - 1);
    }

    static boolean startsFlat(NetworkSpec network) {
        return network.layers().get(0).spec() instanceof LayerSpec.Flatten;
    }

    /** Adds the layers one after another and returns the last vertex, or {@code from} if there are none. */
    private String chain(List<NamedLayer> layers, String from) {
        String at = overwritesItsInput(layers)
                ? vertex("copy", new ElementWiseVertex(ElementWiseVertex.Op.Add), from)
                : from;
        for (int i = 0; i < layers.size(); i++) {
            NamedLayer layer = layers.get(i);
            IActivation own = new ActivationIdentity();
            String last = layer.name();
            if (hasOwnActivation(layer.spec())
                    && i + 1 < layers.size()
                    && layers.get(i + 1).spec() instanceof LayerSpec.Activation next) {
                own = LayerConfigs.function(next.function());
                i++;
                last = layers.get(i).name();
            }
            at = layer.spec().accept(new Adder(layer, own, last, at));
        }
        return at;
    }

    /**
     * Whether a nonlinearity comes before any layer that makes a new array: in evaluation DL4J writes its result over its
     * input, which the other branch or the caller still needs.
     */
    private static boolean overwritesItsInput(List<NamedLayer> layers) {
        for (NamedLayer layer : layers) {
            if (layer.spec() instanceof LayerSpec.Activation) {
                return true;
            }
            if (!(layer.spec() instanceof LayerSpec.Dropout || layer.spec() instanceof LayerSpec.Flatten)) {
                return false;
            }
        }
        return false;
    }

    private static boolean hasOwnActivation(LayerSpec spec) {
        return spec instanceof LayerSpec.Linear || spec instanceof LayerSpec.Conv2d;
    }

    /** Adds one layer behind a vertex and answers with its own. */
    private final class Adder implements LayerSpec.Visitor<String> {
        private final NamedLayer layer;
        private final IActivation own;
        private final String last;
        private final String from;

        Adder(NamedLayer layer, IActivation own, String last, String from) {
            this.layer = layer;
            this.own = own;
            this.last = last;
            this.from = from;
        }

        @Override
        public String linear(LayerSpec.Linear spec) {
            return named(layer.name(), last, configs.linear(spec, own), from);
        }

        @Override
        public String conv2d(LayerSpec.Conv2d spec) {
            return named(layer.name(), last, configs.convolution(spec, own), from);
        }

        @Override
        public String batchNorm(LayerSpec.BatchNorm spec) {
            if (layer.input().rank() == 2 && rowNorm == null) {
                rowNorm = prefix + layer.name();
            }
            return named(layer.name(), last, configs.batchNorm(spec), from);
        }

        @Override
        public String activation(LayerSpec.Activation spec) {
            return unnamed(spec.function().token(), last, configs.activation(spec.function()), from);
        }

        @Override
        public String maxPool2d(LayerSpec.MaxPool2d spec) {
            return unnamed("maxpool", last, configs.pooling(PoolingType.MAX, spec.window()), from);
        }

        @Override
        public String avgPool2d(LayerSpec.AvgPool2d spec) {
            return unnamed("avgpool", last, configs.pooling(PoolingType.AVG, spec.window()), from);
        }

        @Override
        public String globalAvgPool(LayerSpec.GlobalAvgPool spec) {
            return unnamed("global avgpool", last, configs.globalAvgPool(), from);
        }

        @Override
        public String residual(LayerSpec.Residual spec) {
            String outside = prefix;
            prefix = outside + layer.name() + ".";
            String nameBefore = lastName;
            String main = chain(spec.main(), from);
            String nameOfMain = lastName;
            lastName = nameBefore;
            String shortcut = chain(spec.shortcut(), from);
            lastName = nameOfMain;
            prefix = outside;
            String sum = vertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), main, shortcut);
            return unnamed(ActivationFunction.RELU.token(), last, configs.activation(ActivationFunction.RELU), sum);
        }

        @Override
        public String flatten(LayerSpec.Flatten spec) {
            Shape images = layer.input();
            if (images.rank() == 2) {
                return from;
            }
            return vertex(
                    "flatten",
                    new PreprocessorVertex(
                            new CnnToFeedForwardPreProcessor(images.dim(2), images.dim(3), images.dim(1))),
                    from);
        }

        @Override
        public String dropout(LayerSpec.Dropout spec) {
            return unnamed(
                    "dropout",
                    last,
                    new DropoutLayer.Builder(new MaskDropout(spec.mask(), stepsDone::get)).build(),
                    from);
        }
    }

    private String named(String name, String last, Layer layer, String from) {
        lastName = prefix + name;
        Node node = node(lastName, lastName, prefix + last);
        graph.addLayer(node.vertex(), layer, from);
        return node.vertex();
    }

    private String unnamed(String kind, String last, Layer layer, String from) {
        Node node = node(after(kind), null, prefix + last);
        graph.addLayer(node.vertex(), layer, from);
        return node.vertex();
    }

    private String vertex(String kind, GraphVertex vertex, String... from) {
        Node node = node(after(kind), null, null);
        graph.addVertex(node.vertex(), vertex, from);
        return node.vertex();
    }

    private String after(String kind) {
        return String.format(Locale.ROOT, "%s after %s", kind, lastName);
    }

    /** The caller's names might be those of DL4J's inputs, so the vertices are numbered. */
    private Node node(String label, String name, String last) {
        Node node = new Node(Integer.toString(nodes.size()), label, name, last);
        nodes.add(node);
        return node;
    }
}
