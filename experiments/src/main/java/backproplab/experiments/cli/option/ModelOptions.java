package backproplab.experiments.cli.option;

import backproplab.experiments.recipe.Plan;
import backproplab.files.failure.UserException;
import backproplab.files.option.Choices;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.Activations;
import backproplab.network.model.ModelSpec;
import backproplab.network.model.Models;
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

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "Channels of the first stage of vgg (default: 16) and resnet18 (default: 64).")
    private Integer width;

    @Option(
            names = "--dropout",
            paramLabel = "P",
            description = "Probability to drop a hidden unit of mlp, cnn and vgg, in [0, 1) (default: 0).")
    private Double dropout;

    @Option(
            names = "--init",
            paramLabel = "NAME",
            description = "normal, kaiming-normal, kaiming-uniform, xavier-normal or xavier-uniform.")
    private String init;

    @Option(
            names = "--weight-scale",
            paramLabel = "X",
            description = "Standard deviation of --init normal (default: 0.01).")
    private Double weightScale;

    /** The models asked for; empty for those of the preset. */
    Optional<List<String>> models() {
        return Optional.ofNullable(models);
    }

    void check() {
        if (models != null) {
            models.forEach(model -> Choices.check("--models", model, Models.tokens()));
        }
        if (hidden != null) {
            hidden.forEach(size -> Ranges.atLeastOne("--hidden", size));
        }
        Ranges.atLeastOne("--width", width);
        Ranges.positive("--weight-scale", weightScale);
        Ranges.share("--dropout", dropout);
    }

    ModelSpec model(ModelSpec preset) {
        List<Integer> sizes = Ranges.or(hidden, preset.hidden());
        return new ModelSpec(
                preset.token(),
                sizes,
                activations == null || !preset.hasHiddenLayers()
                        ? preset.activations()
                        : activations(preset.token(), sizes.size()),
                Ranges.or(dropout, preset.dropout()),
                stem == null ? preset.stem() : Choices.pick("--stem", stem, Stem.values(), Stem::token),
                Ranges.or(width, preset.width()));
    }

    private Activations activations(String model, int hiddenLayers) {
        List<ActivationFunction> functions = activations.stream()
                .map(name -> Choices.pick("--activation", name, ActivationFunction.values(), ActivationFunction::token))
                .toList();
        if (functions.size() != 1 && functions.size() != hiddenLayers) {
            throw UserException.usage(
                    "--activation has " + functions.size() + " names, and " + model + " has "
                            + hiddenLayers + " hidden fully connected " + (hiddenLayers == 1 ? "layer" : "layers")
                            + ".\nGive one name for every layer, or one for each size of --hidden; --models chooses the models.");
        }
        return new Activations(functions);
    }

    WeightInit init(WeightInit preset) {
        Initializer initializer = init == null
                ? preset.initializer()
                : Choices.pick("--init", init, Initializer.values(), Initializer::token);
        return new WeightInit(initializer, Ranges.or(weightScale, preset.scale()));
    }

    void checkUsed(List<Plan> plans, boolean weightsGiven) {
        String drawn = " has no effect with --weights, which has all of them.\nLeave one out.";
        Ranges.used(init, !weightsGiven, "--init" + drawn);
        Ranges.used(weightScale, !weightsGiven, "--weight-scale" + drawn);
        boolean hiddenLayers =
                plans.stream().anyMatch(plan -> plan.recipe().model().hasHiddenLayers());
        String noHidden = " has no effect on resnet18, which has no hidden fully connected layers and always ReLU.\n"
                + "Leave it out, or add a model with --models.";
        Ranges.used(hidden, hiddenLayers, "--hidden" + noHidden);
        Ranges.used(activations, hiddenLayers, "--activation" + noHidden);
        Ranges.used(dropout, hiddenLayers, "--dropout" + noHidden);
        Ranges.used(
                stem,
                plans.stream().anyMatch(plan -> plan.recipe().model().hasStem()),
                "--stem has no effect without resnet18.\nAdd --models resnet18.");
        Ranges.used(
                width,
                plans.stream().anyMatch(plan -> plan.recipe().model().hasWidth()),
                "--width has no effect without vgg or resnet18.\nAdd --models vgg or resnet18.");
        Ranges.used(
                weightScale,
                plans.stream().anyMatch(plan -> plan.recipe().init().initializer() == Initializer.NORMAL),
                "--weight-scale has no effect without --init normal.\nAdd --init normal.");
    }
}
