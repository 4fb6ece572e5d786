package backproplab.experiments.cli.option;

import backproplab.files.failure.OptionException;
import backproplab.files.option.Ranges;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Options that make a short test of the networks in place of their training. */
public final class TuneOptions {
    /** The option's name: {@value}. */
    public static final String OVERFIT = "--overfit";
    /** The option's name: {@value}. */
    public static final String FIND_RATE = "--find-lr";
    /** How often the images are gone through at most, unless --epochs says otherwise: {@value}. */
    public static final int MOST_EPOCHS = 1000;

    /** What a test has not: it trains nothing that anything could be done with later. */
    private static final List<String> OF_TRAININGS = List.of(
            FollowOptions.LIVE,
            FollowOptions.TENSORBOARD,
            "--log",
            "--print-every",
            "--watch",
            "--patience",
            "--weights-layout",
            "--test-limit");
    /** What shows the layers before a training. */
    private static final List<String> OF_LAYERS = List.of("--trace-shapes", "--summary");
    /** What a range test decides itself. */
    private static final List<String> OF_THE_RATE = List.of("--lr", "--schedule", "--warmup", "--epochs");

    @Option(
            names = OVERFIT,
            paramLabel = "N",
            description =
                    "In place of training: learn the first N training images by heart, and say in how many steps, or what it "
                            + "usually means that this fails. At most " + MOST_EPOCHS
                            + " epochs of them, or --epochs; without --augment, --dropout, --l2, --label-smoothing and "
                            + "--schedule unless they are given. Exit code 1 if an image stays wrong.")
    private Integer overfit;

    @Option(
            names = FIND_RATE,
            description =
                    "In place of training: let the learning rate grow over one epoch, and suggest an --lr from how the loss "
                            + "falls and rises.")
    private boolean findRate;

    /**
     * Refuses options that were typed beside a test and would change nothing.
     *
     * @param typed what was typed, without what a file says
     * @throws OptionException if there are any
     */
    public void checkTyped(ParseResult typed) {
        if (!chosen()) {
            return;
        }
        String test = findRate ? FIND_RATE : OVERFIT;
        refuse(
                typed,
                test,
                Stream.of(ResumeOptions.RESUME),
                ", which is never gone on with.\nStart it without " + ResumeOptions.RESUME + ".");
        refuse(typed, test, OF_TRAININGS.stream(), ", which trains nothing that lasts.\nLeave it out.");
        refuse(
                typed,
                test,
                OF_LAYERS.stream(),
                ", which shows no layers.\nUse it with --dry-run, without " + test + ".");
        if (findRate) {
            refuse(typed, test, OF_THE_RATE.stream(), ", which goes through all rates in one epoch.\nLeave it out.");
            refuse(
                    typed,
                    test,
                    Stream.of("--drop-last"),
                    ", which always leaves a batch out that is not full.\nLeave it out.");
        }
    }

    private static void refuse(ParseResult typed, String test, Stream<String> options, String why) {
        options.filter(typed::hasMatchedOption).findFirst().ifPresent(option -> {
            throw new OptionException(option + " has no effect on " + test + why, option, test);
        });
    }

    /**
     * Whether a test is wanted in place of training.
     *
     * @return whether one of the options was given
     * @throws OptionException if both were
     */
    public boolean chosen() {
        if (overfit != null && findRate) {
            throw new OptionException(
                    OVERFIT + " and " + FIND_RATE + " are two tests.\nMake one after the other.", OVERFIT, FIND_RATE);
        }
        return overfit != null || findRate;
    }

    /**
     * How many images are to be learned by heart.
     *
     * @return empty if none are
     * @throws OptionException for a number below 1
     */
    public OptionalInt overfit() {
        return overfit == null ? OptionalInt.empty() : OptionalInt.of(Ranges.atLeast(OVERFIT, 1, overfit));
    }
}
