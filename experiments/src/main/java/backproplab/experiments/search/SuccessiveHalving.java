package backproplab.experiments.search;

import backproplab.files.failure.OptionException;
import backproplab.files.option.Ranges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Many draws with few epochs; the best {@code 1/eta} of them with {@code eta} times the epochs, and so on (Jamieson and Talwalkar,
 * Non-stochastic Best Arm Identification and Hyperparameter Optimization, 2016; the inner loop of Hyperband, Li et al., 2018).
 *
 * <p>With n draws, R epochs at the end and at least r at the beginning there are {@code s + 1} rungs, where s is the largest number
 * with {@code r eta^s <= R} and {@code eta^s <= n}. Rung i, from 0, has {@code floor(n / eta^i)} trials of {@code floor(R / eta^(s-i))}
 * epochs. A trial that goes on is trained anew with the larger budget, so that its schedule ends where its epochs do, and any row is
 * what a plain run with these settings gives.
 *
 * @param draws how many, and their seed
 * @param eta the factor
 * @param leastEpochs r
 * @param mostEpochs R
 */
public record SuccessiveHalving(SearchDraws draws, int eta, int leastEpochs, int mostEpochs) implements SearchMethod {
    /** What the user types: {@value}. */
    public static final String TOKEN = "halving";
    /** The smallest factor: {@value}. */
    public static final int LEAST_ETA = 2;

    /**
     * Checks the numbers.
     *
     * @throws OptionException if there is nothing to halve
     */
    public SuccessiveHalving {
        Ranges.atLeast("--eta", LEAST_ETA, eta);
        Ranges.atLeast("--min-epochs", 1, leastEpochs);
        if (draws.count() < eta) {
            throw new OptionException(
                    "Nothing to halve: --draws " + draws.count() + " is less than --eta " + eta
                            + ".\nDraw more, or use --method random.",
                    "--draws",
                    "--eta");
        }
        if ((long) leastEpochs * eta > mostEpochs) {
            throw new OptionException(
                    "Nothing to halve: " + mostEpochs + " epochs are less than --eta " + eta + " times --min-epochs "
                            + leastEpochs + ".\nUse more --epochs, or use --method random.",
                    "--epochs",
                    "--eta",
                    "--min-epochs");
        }
    }

    @Override
    public String token() {
        return TOKEN;
    }

    @Override
    public Map<String, Object> numbers() {
        Map<String, Object> numbers = new LinkedHashMap<>(draws.numbers());
        numbers.put("eta", eta);
        numbers.put("min-epochs", leastEpochs);
        numbers.put("epochs", mostEpochs);
        return numbers;
    }

    @Override
    public List<Trial> trials(Space space) {
        return draws.trials(space);
    }

    @Override
    public List<SearchRung> rungs(int trials) {
        int last = 0;
        long factor = 1;
        while (factor * eta * leastEpochs <= mostEpochs && factor * eta <= trials) {
            factor *= eta;
            last++;
        }
        List<SearchRung> rungs = new ArrayList<>();
        long trialsFactor = 1;
        for (int i = 0; i <= last; i++) {
            rungs.add(new SearchRung(i + 1, (int) (mostEpochs / factor), (int) (trials / trialsFactor)));
            factor /= eta;
            trialsFactor *= eta;
        }
        return rungs;
    }
}
