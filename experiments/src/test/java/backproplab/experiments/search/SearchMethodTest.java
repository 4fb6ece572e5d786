package backproplab.experiments.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SearchMethodTest {
    private static Space space(String... dimensions) {
        return new Space(Arrays.stream(dimensions).map(Dimension::parse).toList());
    }

    private static List<String> words(List<Trial> trials) {
        return trials.stream().map(Trial::words).toList();
    }

    private static void refused(Executable work, String message) {
        UserException e = assertThrows(UserException.class, work);
        assertEquals(ExitCode.USAGE, e.code());
        assertEquals(message, e.getMessage());
    }

    @Test
    void aGridIsAllCombinations() {
        SearchMethod grid = new GridSearch();
        List<Trial> trials = grid.trials(space("lr=log:1e-4:1e-2:3", "l2=item:0,1"));
        assertEquals(
                List.of(
                        "lr 1e-4, l2 0",
                        "lr 1e-4, l2 1",
                        "lr 1e-3, l2 0",
                        "lr 1e-3, l2 1",
                        "lr 0.01, l2 0",
                        "lr 0.01, l2 1"),
                words(trials));
        assertEquals(6, trials.get(5).number());
        assertEquals(List.of(new SearchRung(1, SearchRung.OWN, 6)), grid.rungs(6));
    }

    @Test
    void gridsThatAreInfiniteOrHugeAreRefused() {
        refused(
                () -> new GridSearch().trials(space("a=item:1", "lr=log:1e-5:1e-3")),
                "A grid needs a number of points for lr.\nWrite lr=log:1e-5:1e-3:POINTS, or use --method random.");
        refused(
                () -> new GridSearch().trials(space("a=int:1:101", "b=int:1:100")),
                "The grid has 10,100 combinations; at most 10,000 are possible.\nUse fewer values, or --method random.");
        refused(
                () -> new GridSearch().trials(space("a=int:1:100000", "b=int:1:100000", "c=int:1:100000")),
                "The grid has more than 2,147,483,647 combinations; at most 10,000 are possible.\nUse fewer values, or"
                        + " --method random.");
        assertEquals(
                10_000,
                new GridSearch().trials(space("a=int:1:100", "b=int:1:100")).size());
    }

    @Test
    void aDrawDependsOnSeedNumberAndNameOnly() {
        Space space = space("lr=log:1e-5:1e-3", "hidden=int:150:400");
        List<Trial> ten = new RandomSearch(new SearchDraws(10, 7)).trials(space);
        assertEquals(ten, new RandomSearch(new SearchDraws(20, 7)).trials(space).subList(0, 10));
        List<Trial> wider = new RandomSearch(new SearchDraws(10, 7))
                .trials(space("activation=item:relu,tanh", "hidden=int:150:400", "lr=log:1e-5:1e-3"));
        for (int i = 0; i < 10; i++) {
            assertEquals(ten.get(i).values().get("lr"), wider.get(i).values().get("lr"));
            assertEquals(
                    ten.get(i).values().get("hidden"), wider.get(i).values().get("hidden"));
        }
        assertNotEquals(ten, new RandomSearch(new SearchDraws(10, 8)).trials(space));
        Set<String> different = new HashSet<>(words(ten));
        assertEquals(10, different.size());
    }

    @Test
    void equalValuesOfTwoOptionsAreDrawnApart() {
        List<Trial> trials = new RandomSearch(new SearchDraws(200, 1)).trials(space("a=float:0:1", "b=float:0:1"));
        double[] a = trials.stream()
                .mapToDouble(trial -> Double.parseDouble(trial.values().get("a")))
                .toArray();
        double[] b = trials.stream()
                .mapToDouble(trial -> Double.parseDouble(trial.values().get("b")))
                .toArray();
        double covariance = 0;
        for (int i = 0; i < a.length; i++) {
            covariance += (a[i] - 0.5) * (b[i] - 0.5) / a.length;
        }
        assertEquals(0.5, Arrays.stream(a).average().orElseThrow(), 0.07, "mean of 200, 3.4 standard errors");
        assertEquals(0, covariance, 0.02, "3.4 standard errors of 1/12/sqrt(200)");
    }

    @Test
    void drawsThatCannotBeAreRefused() {
        refused(() -> new SearchDraws(0, 1), "--draws must be between 1 and 10000, not 0.");
        refused(() -> new SearchDraws(10_001, 1), "--draws must be between 1 and 10000, not 10001.");
        refused(
                () -> new RandomSearch(new SearchDraws(1, 1)).trials(space("lr=log:1e-5:1e-3:3")),
                "The points in lr=log:1e-5:1e-3:3 are for --method grid only.\nLeave the last number out, or use a grid.");
    }

    private static List<SearchRung> rungs(int draws, int eta, int least, int most) {
        return new SuccessiveHalving(new SearchDraws(draws, 1), eta, least, most).rungs(draws);
    }

    @Test
    void halvingFollowsTheFormula() {
        assertEquals(
                List.of(
                        new SearchRung(1, 1, 81),
                        new SearchRung(2, 3, 27),
                        new SearchRung(3, 9, 9),
                        new SearchRung(4, 27, 3),
                        new SearchRung(5, 81, 1)),
                rungs(81, 3, 1, 81),
                "the first bracket of Hyperband's table");
        assertEquals(
                List.of(new SearchRung(1, 2, 10), new SearchRung(2, 6, 3), new SearchRung(3, 20, 1)),
                rungs(10, 3, 1, 20),
                "floors: 20/9, 20/3; 10/3, 10/9");
        assertEquals(
                List.of(new SearchRung(1, 10, 10), new SearchRung(2, 20, 5)),
                rungs(10, 2, 8, 20),
                "8 epochs at least end it after one halving");
        assertEquals(
                List.of(new SearchRung(1, 50, 2), new SearchRung(2, 100, 1)),
                rungs(2, 2, 1, 100),
                "two trials halve once");
    }

    @Test
    void nothingToHalveIsRefused() {
        SearchDraws ten = new SearchDraws(10, 1);
        refused(() -> new SuccessiveHalving(ten, 1, 1, 9), "--eta must be at least 2, not 1.");
        refused(() -> new SuccessiveHalving(ten, 2, 0, 9), "--min-epochs must be at least 1, not 0.");
        refused(
                () -> new SuccessiveHalving(new SearchDraws(2, 1), 3, 1, 9),
                "Nothing to halve: --draws 2 is less than --eta 3.\nDraw more, or use --method random.");
        refused(
                () -> new SuccessiveHalving(ten, 3, 4, 11),
                "Nothing to halve: 11 epochs are less than --eta 3 times --min-epochs 4.\nUse more --epochs, or use"
                        + " --method random.");
    }
}
