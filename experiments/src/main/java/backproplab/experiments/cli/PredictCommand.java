package backproplab.experiments.cli;

import backproplab.datasets.DataException;
import backproplab.datasets.ImageFiles;
import backproplab.datasets.images.Faults;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.cli.option.ImageDecoding;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.cli.screen.Terminal;
import backproplab.experiments.cli.screen.Words;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.predict.Predictor;
import backproplab.experiments.predict.Ranking;
import backproplab.experiments.results.PredictionFile;
import backproplab.experiments.results.PredictionRow;
import backproplab.experiments.weights.NetworkDescription;
import backproplab.experiments.weights.Origin;
import backproplab.experiments.weights.WeightFile;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.Quoted;
import backproplab.files.failure.UserException;
import backproplab.files.option.Ranges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Predict: what a trained network sees in image files. */
@Command(
        name = "Predict",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        version = "Backprop Lab 0.1.0",
        description = "Rebuilds a trained network from its weight file and says, for each image, which classes it sees "
                + "and how probable each is. Both engines read the same file.",
        footer = {
            "",
            "Images are resized as those of training were (averaged where they shrink) and turned into grey if the",
            "network takes grey ones. Images that cannot be used are named at the end, with exit code 3.",
            "Example: mvn compile exec:java -Dexec.mainClass=Predict -Dexec.args=\"--weights FILE one.png two.jpg\"",
            "",
            ExitCode.HELP
        })
public final class PredictCommand implements Callable<Integer> {
    private static final int DEFAULT_TOP = 5;

    private static final Logger LOG = LoggerFactory.getLogger(PredictCommand.class);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--weights",
            required = true,
            paramLabel = "FILE",
            description = "The network: a .safetensors file from the folder weights of a run of Task1 or Task2.")
    private Path weights;

    @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "PNG or JPEG files of any size.")
    private List<Path> images;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "" + DEFAULT_TOP,
            description = "The N most probable classes of each image (default: ${DEFAULT-VALUE}, or all if there are "
                    + "fewer).")
    private int top;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "manual",
            description = "manual (float, SIMD), dl4j, loops (double, textbook); pytorch in a build with -Ppytorch "
                    + "(default: ${DEFAULT-VALUE}).")
    private String engine;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Also write a CSV file: file, rank, class, probability, engine.")
    private Path out;

    @Option(names = "--debug", description = "Print stack traces.")
    private boolean debug;

    @Override
    public Integer call() throws Dl4jUnavailableException {
        EngineKind kind = EngineKind.pick("--engine", engine, EngineKind.named());
        checkArguments();
        WeightFile file = WeightFile.load(weights);
        NetworkDescription network = file.network();
        Origin origin = file.origin();
        kind.factory().ensureAvailable();
        ImageDecoding.prepare();
        Screen screen = new Screen("Predict", spec.commandLine().getOut(), Terminal.present());
        List<PredictionRow> rows = new ArrayList<>();
        ImageFiles reader = new ImageFiles(network.channels(), network.preparation(), network.normalization());
        List<String> unusable = new ArrayList<>();
        try (Predictor predictor = Predictor.of(kind, network, file.weights())) {
            announce(screen, kind, predictor, network, origin);
            for (Path image : images) {
                float[] values;
                try {
                    checkThere(image);
                    values = reader.read(image);
                } catch (DataException e) {
                    LOG.debug("Left out", e);
                    unusable.add(e.getMessage());
                    continue;
                }
                double[] probabilities = predictor.probabilities(values);
                rows.addAll(show(screen, image, Ranking.of(network.classNames(), probabilities, top), kind));
            }
        }
        if (out != null && !rows.isEmpty()) {
            PredictionFile.write(out, rows);
            screen.line("");
            screen.line("Table: %s", out);
        }
        if (unusable.isEmpty()) {
            return ExitCode.OK.code();
        }
        throw unusable(unusable);
    }

    /** After the answers, the images without one. */
    private UserException unusable(List<String> messages) {
        if (messages.size() == 1) {
            return UserException.data(messages.get(0));
        }
        return UserException.data(messages.size() + " of " + images.size() + " images cannot be used:"
                + Faults.list(messages) + "\nPut good copies in their place, or leave them out.");
    }

    private void announce(
            Screen screen, EngineKind kind, Predictor predictor, NetworkDescription network, Origin origin) {
        screen.line(
                "Weights: %s, trained on %s, epoch %d, seed %d",
                weights, Quoted.of(origin.dataset()), origin.epoch(), origin.seed());
        screen.line("Network: %s", Words.of(network.model().resolved()));
        screen.line(
                "Input: %dx%dx%d, normalize %s; engine %s (%s)",
                network.channels(),
                network.height(),
                network.width(),
                network.normalization().mode().token(),
                kind.token(),
                predictor.backend());
    }

    private void checkArguments() {
        Ranges.atLeast("--top", 1, top);
        if (out != null) {
            PredictionFile.checkWritable(out);
        }
    }

    private static void checkThere(Path image) {
        if (!Files.isRegularFile(image)) {
            throw new DataException("Image " + image
                    + (Files.isDirectory(image) ? " is a folder." : " does not exist.")
                    + "\nName PNG or JPEG files.");
        }
    }

    private static List<PredictionRow> show(Screen screen, Path image, List<Ranking.Rank> ranks, EngineKind kind) {
        screen.line("");
        screen.print(image.toString());
        List<PredictionRow> rows = new ArrayList<>();
        for (Ranking.Rank rank : ranks) {
            screen.line("  %8.4f %%  %s", 100 * rank.probability(), Quoted.of(rank.name()));
            rows.add(new PredictionRow(
                    image.toString(), rows.size() + 1, rank.name(), rank.probability(), kind.token()));
        }
        return rows;
    }
}
