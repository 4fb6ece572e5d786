package backproplab.experiments.cli.option;

import backproplab.experiments.recipe.Recipe;
import backproplab.files.failure.OptionException;
import backproplab.files.option.Choices;
import backproplab.files.option.Ranges;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.Activations;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.model.Stem;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that choose models, their layers, and how weights are drawn. */
final class ModelOptions {
    @Option(
            names = "--models",
            split = ",",
            paramLabel = "NAME",
            description = "mlp, cnn, cnn-maxpool, cnn-avgpool, vgg, resnet18 (default: those of the preset).")
    private List<String> models;

    @SearchExample("int:100:400")
    @Option(
            names = "--hidden",
            split = ",",
            paramLabel = "N",
            description = "Sizes of the hidden fully connected layers of mlp, cnn and vgg.")
    private List<Integer> hidden;

    @Option(
            names = "--activation",
            split = ",",
            paramLabel = "NAME",
            description =
                    "relu, leaky-relu, sigmoid or tanh, in mlp, cnn and vgg (default: relu): one for every layer, or one "
                            + "for each of --hidden; convolutions have the first.")
    private List<String> activations;

    @Option(
            names = "--stem",
            paramLabel = "NAME",
            description = "First layers of resnet18: 7x7s2+pool, 3x3s1p3+pool or 3x3s1 (default: 7x7s2+pool).")
    private String stem;

    @SearchExample("int:4:16")
    @Option(
            names = "--width",
            paramLabel = "N",
            description = "Channels of the first stage of vgg (default: 16) and resnet18 (default: 64).")
    private Integer width;

    @SearchExample("float:0:0.5")
    @Option(
            names = "--dropout",
            paramLabel = "P",
            description = "Probability to drop a hidden unit of mlp, cnn and vgg, in [0, 1) (default: 0).")
    private Double dropout;

    @Option(
            names = "--init",
            paramLabel = "NAME",
            description = "normal, kaiming-normal, kaiming-uniform, xavier-normal, xavier-uniform or pytorch.")
    private String init;

    @SearchExample("log:1e-3:1e-1")
    @Option(
            names = "--weight-scale",
            paramLabel = "X",
            description = "Standard deviation of --init normal (default: 0.01).")
    private Double weightScale;

    /** The models asked for; empty for those of the preset. */
    Optional<List<String>> models() {
        if (models != null) {
            models.forEach(model -> Choices.check("--models", model, ModelKind.tokens()));
        }
        return Optional.ofNullable(models);
    }

    ModelSpec model(ModelSpec preset) {
        return new Given<>(preset)
                .with(hidden, (model, sizes) -> model.withHidden(sizes(sizes)))
                .with(
                        activations,
                        (model, names) -> model.kind().hasHiddenLayers()
                                ? model.withActivations(activations(model, names))
                                : model)
                .with(dropout, (model, share) -> model.withDropout(Ranges.share("--dropout", share)))
                .with(stem, (model, name) -> model.withStem(Choices.pick("--stem", name, Stem.values(), Stem::token)))
                .with(width, (model, channels) -> model.withWidth(Ranges.atLeast("--width", 1, channels)))
                .settings();
    }

    private static List<Integer> sizes(List<Integer> sizes) {
        sizes.forEach(size -> Ranges.atLeast("--hidden", 1, size));
        return sizes;
    }

    private static Activations activations(ModelSpec model, List<String> names) {
        List<ActivationFunction> functions = names.stream()
                .map(name -> Choices.pick("--activation", name, ActivationFunction.values(), ActivationFunction::token))
                .toList();
        int hiddenLayers = model.hidden().size();
        if (functions.size() != 1 && functions.size() != hiddenLayers) {
            throw new OptionException(
                    "--activation has " + functions.size() + " names, and " + model.token() + " has "
                            + hiddenLayers + " hidden fully connected " + (hiddenLayers == 1 ? "layer" : "layers")
                            + ".\nGive one name for every layer, or one for each size of --hidden; --models chooses the models.",
                    "--activation",
                    "--hidden",
                    "--models");
        }
        return new Activations(functions);
    }

    WeightInit init(WeightInit preset) {
        return new Given<>(preset)
                .with(
                        init,
                        (drawn, name) -> new WeightInit(
                                Choices.pick("--init", name, Initializer.values(), Initializer::token), drawn.scale()))
                .with(
                        weightScale,
                        (drawn, scale) -> new WeightInit(drawn.initializer(), Ranges.positive("--weight-scale", scale)))
                .settings();
    }

    void checkUsed(List<Recipe> recipes, boolean weightsGiven) {
        String drawn = " has no effect with --weights, which has all of them.\nLeave one out.";
        Ranges.used("--init", init, !weightsGiven, drawn);
        Ranges.used("--weight-scale", weightScale, !weightsGiven, drawn);
        List<ModelSpec> specs = recipes.stream().map(Recipe::model).toList();
        boolean hiddenLayers = specs.stream().anyMatch(model -> model.kind().hasHiddenLayers());
        String noHidden = " has no effect on resnet18, which has no hidden fully connected layers and always ReLU.\n"
                + "Leave it out, or add a model with --models.";
        Ranges.used("--hidden", hidden, hiddenLayers, noHidden, "--models");
        Ranges.used("--activation", activations, hiddenLayers, noHidden, "--models");
        Ranges.used("--dropout", dropout, hiddenLayers, noHidden, "--models");
        Ranges.used(
                "--stem",
                stem,
                specs.stream().anyMatch(model -> model.kind().hasStem()),
                " has no effect without resnet18.\nAdd --models resnet18.",
                "--models");
        Ranges.used(
                "--width",
                width,
                specs.stream().anyMatch(model -> model.kind().hasWidth()),
                " has no effect without vgg or resnet18.\nAdd --models vgg or resnet18.",
                "--models");
        Ranges.used(
                "--weight-scale",
                weightScale,
                recipes.stream().anyMatch(recipe -> recipe.init().initializer() == Initializer.NORMAL),
                " has no effect without --init normal.\nAdd --init normal.",
                "--init");
    }
}
