package backproplab.experiments.reports;

import java.util.List;

/**
 * The three stages of report E's random search. Not stated: how many images the first two saw. The report names subsets of 1,000,
 * 10,000 and 20,000 training and of 500 and 4,000 validation images, and 20,000 and 4,000 for the last stage; the others are dealt out in
 * the same order here. What else is guessed is in {@link ReportE}.
 */
public final class SearchStages {
    private static final String GUESS = "guessed: data size, optimizer, batch, normalisation, initialisation, slope";
    private static final String ACTIVATIONS = "activation=item:relu,leaky-relu";
    private static final String REG = "l2=log:1e-5:1e-4";

    private static final List<SearchStage> STAGES = List.of(
            new SearchStage(
                    "E/first",
                    ReportE.FINAL.epochs(10).patience(3).trainImages(1_000).validationImages(500),
                    List.of("lr=log:1e-5:1e-3", REG, "hidden=int:150:400", "layers=int:2:3", ACTIVATIONS),
                    10,
                    "2-3 layers, lr 1e-5..1e-3 work",
                    GUESS),
            new SearchStage(
                    "E/second",
                    ReportE.FINAL.epochs(15).patience(3).trainImages(10_000),
                    List.of("lr=log:2e-5:7e-5", REG, "hidden=int:180:220", "layers=item:2", ACTIVATIONS),
                    10,
                    "2 layers, about 200 units",
                    GUESS),
            new SearchStage(
                    "E/final",
                    ReportE.FINAL.patience(5),
                    List.of(REG),
                    1,
                    "train 60.46 %, validation 49.17 %, test 48.62 %",
                    "guessed: optimizer, batch, normalisation, initialisation, slope"));

    private SearchStages() {}

    /**
     * All stages.
     *
     * @return in the order of the report
     */
    public static List<SearchStage> all() {
        return STAGES;
    }
}
