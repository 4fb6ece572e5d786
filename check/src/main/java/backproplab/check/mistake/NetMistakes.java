package backproplab.check.mistake;

import backproplab.check.part.Parts;
import backproplab.check.part.TwoLayerNet;
import backproplab.check.trial.Subjects;
import backproplab.manual.layer.Layer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What goes wrong in a two-layer network: what goes wrong in its parts, in one of its layers or in both, and what only a network can
 * have ({@link NetOwnMistakes}).
 */
final class NetMistakes {
    private NetMistakes() {}

    static List<Mistake> all() {
        return Stream.of(
                        relu(),
                        loss(),
                        inBothLayers(),
                        inOneLayer(1),
                        inOneLayer(2),
                        inputGradient(),
                        penalty(),
                        NetOwnMistakes.all())
                .flatMap(Function.identity())
                .toList();
    }

    /** The mistakes of a part, under a name of the network. */
    private static Stream<Mistake> of(
            List<Mistake> part, String prefix, String where, Function<Parts, Parts> parts, String... ids) {
        return Stream.of(ids).map(id -> {
            Mistake mistake = part.stream()
                    .filter(one -> one.id().substring(one.id().indexOf('-') + 1).equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no mistake " + id));
            return new Mistake(
                    "net-" + prefix + id,
                    Subjects.TWO_LAYER_NET,
                    where + mistake.says(),
                    mistake.asks(),
                    mistake.read(),
                    List.of(parts.apply(mistake.forms().get(0))),
                    mistake.onlyAsWhole());
        });
    }

    private static Stream<Mistake> relu() {
        return of(
                RectifierMistakes.relu(),
                "relu-",
                "ReLU: ",
                Function.identity(),
                "no-mask",
                "mask-from-dy",
                "mask-from-x-and-dy",
                "mask-turned-round",
                "times-y",
                "without-dy",
                "leaky");
    }

    private static Stream<Mistake> loss() {
        return of(
                LossMistakes.all(),
                "",
                "",
                Function.identity(),
                "no-maximum",
                "not-over-batch",
                "gradient-not-over-batch",
                "loss-not-over-batch",
                "one-hot-forgotten",
                "one-hot-added",
                "over-classes-too",
                "loss-over-classes-too",
                "gradient-over-classes-too",
                "gradient-of-probability",
                "gradient-times-p-1-p",
                "gradient-at-label-only",
                "all-classes",
                "wrong-axis",
                "label-minus-1",
                "label-plus-1");
    }

    private static Stream<Mistake> inBothLayers() {
        return of(
                LinearMistakes.all(),
                "both-",
                "both layers: ",
                Function.identity(),
                "db-last-row",
                "db-first-row",
                "db-wrong-axis",
                "db-dy-as-columns",
                "db-total",
                "dw-last-sample",
                "gradients-mean",
                "bias-forgotten",
                "w-out-by-in");
    }

    private static Stream<Mistake> inOneLayer(int layer) {
        return of(
                LinearMistakes.all(),
                "layer" + layer + "-",
                "layer " + layer + ": ",
                parts -> inLayer(layer, parts),
                "db-last-row",
                "db-first-row",
                "db-wrong-axis",
                "db-dy-as-columns",
                "db-total",
                "dw-last-sample",
                "dw-without-x",
                "gradients-mean",
                "bias-forgotten",
                "w-out-by-in");
    }

    /** Only the second layer's reaches a parameter. */
    private static Stream<Mistake> inputGradient() {
        return of(
                LinearMistakes.all(),
                "layer2-",
                "layer 2: ",
                parts -> inLayer(2, parts),
                "dx-w-not-transposed",
                "dx-last-output",
                "relu-inside");
    }

    private static Stream<Mistake> penalty() {
        return of(
                PenaltyMistakes.all(),
                "penalty-",
                "penalty: ",
                Function.identity(),
                "gradient-without-2",
                "half",
                "value-half",
                "double",
                "value-double",
                "on-biases",
                "first-only",
                "last-only",
                "gradient-set",
                "gradient-subtracted",
                "absolute",
                "root");
    }

    /** Parts whose network has the mistake in the linear layer that is made first or second. */
    private static Parts inLayer(int layer, Parts mistaken) {
        return network(() -> new Parts() {
            private int made;

            @Override
            public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
                made++;
                return made == layer ? mistaken.linear(spec) : super.linear(spec);
            }
        });
    }

    /** Parts whose every network is made of fresh ones, which may remember what they have made. */
    static Parts network(Supplier<Parts> fresh) {
        return new Parts() {
            @Override
            public TwoLayerNet twoLayerNet(int in, int hidden, int classes) {
                return fresh.get().twoLayerNet(in, hidden, classes);
            }
        };
    }
}
