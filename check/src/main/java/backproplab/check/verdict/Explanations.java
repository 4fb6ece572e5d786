package backproplab.check.verdict;

import backproplab.check.mistake.Mistake;
import backproplab.check.mistake.TensorMistake;
import backproplab.check.part.Parts;
import backproplab.check.trial.Fixture;
import backproplab.check.trial.Observation;
import backproplab.check.trial.Observations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks every mistake whether it gives what was seen. */
final class Explanations {
    private final String subject;
    private final List<Trial> trials;
    private final List<String> quantities;
    private final List<String> wrong;

    /**
     * Questions about one part.
     *
     * @param subject what it is
     * @param trials its fixtures
     * @param quantities every quantity of the textbook, in its order
     * @param wrong those that are wrong somewhere
     */
    Explanations(String subject, List<Trial> trials, List<String> quantities, List<String> wrong) {
        this.subject = subject;
        this.trials = trials;
        this.quantities = quantities;
        this.wrong = wrong;
    }

    /** Those that explain something; whole implementations first, each list in its own order. */
    List<Explanation> all(List<Mistake> mistakes, List<TensorMistake> tensorMistakes) {
        List<Explanation> all = new ArrayList<>();
        mistakes.stream().filter(mistake -> mistake.subject().equals(subject)).forEach(mistake -> {
            Explanation explanation = of(mistake);
            if (!mistake.onlyAsWhole() || explanation.whole()) {
                all.add(explanation);
            }
        });
        tensorMistakes.stream().map(this::of).forEach(all::add);
        all.removeIf(explanation -> explanation.explains().isEmpty());
        return all;
    }

    /** In the form that gives most of what was seen. */
    private Explanation of(Mistake mistake) {
        List<Explanation> forms =
                mistake.forms().stream().map(parts -> of(mistake, parts)).toList();
        return forms.stream().filter(Explanation::whole).findFirst().orElseGet(() -> forms.stream()
                .max(Comparator.comparing(form -> form.explains().size()))
                .orElseThrow());
    }

    private Explanation of(Mistake mistake, Parts parts) {
        Map<Fixture, Observations> wouldBe = new LinkedHashMap<>();
        trials.forEach(trial -> wouldBe.put(trial.fixture(), trial.fixture().observe(parts)));
        Evidence.Prediction prediction =
                (fixture, right) -> wouldBe.get(fixture).find(right.name());
        boolean endsAlike = trials.stream().allMatch(trial -> endsAlike(trial, wouldBe.get(trial.fixture())));
        String words = Words.sentences(mistake.says(), mistake.asks(), quantities);
        return explanation(mistake.id(), true, prediction, endsAlike, words, mistake.read());
    }

    /** A class that throws is explained by a mistake that throws at the same place, and no other class is. */
    private static boolean endsAlike(Trial trial, Observations wouldBe) {
        return trial.seen().thrown().isPresent() == wouldBe.thrown().isPresent()
                && trial.asked(trial.seen()) == trial.asked(wouldBe);
    }

    private Explanation of(TensorMistake mistake) {
        Evidence.Prediction prediction = (fixture, right) -> mistake.wrong(right, new OfBatch(fixture, right.name()))
                .map(values -> new Observation(right.name(), right.role(), right.shape(), values))
                .or(() -> unlessWrong(fixture, right));
        boolean thrown = trials.stream().anyMatch(trial -> trial.seen().thrown().isPresent());
        Explanation found = explanation(mistake.id(), false, prediction, !thrown, "", "");
        if (found.explains().isEmpty()) {
            return found;
        }
        String quantity = found.explains().get(0);
        Trial trial =
                trials.stream().filter(one -> one.wrong(quantity)).findFirst().orElseThrow();
        Observation right = trial.expected().find(quantity).orElseThrow();
        String says = mistake.says(right, new OfBatch(trial.fixture(), quantity));
        return new Explanation(
                found.id(),
                false,
                found.explains(),
                found.whole(),
                false,
                found.strong(),
                found.byChance(),
                Words.ofTensor(found.explains(), says, mistake.asks(right.role())),
                Textbook.read(subject, right.role()));
    }

    /** Where a changed tensor would not show, it is as it should be. */
    private Optional<Observation> unlessWrong(Fixture fixture, Observation right) {
        boolean isWrong = trials.stream()
                .filter(trial -> trial.fixture() == fixture)
                .anyMatch(trial -> trial.wrong(right.name()));
        return isWrong ? Optional.empty() : Optional.of(right);
    }

    private Explanation explanation(
            String id,
            boolean implementation,
            Evidence.Prediction prediction,
            boolean endsAlike,
            String words,
            String read) {
        List<String> explained = new ArrayList<>();
        boolean contradicted = false;
        boolean overreaches = false;
        boolean strong = false;
        boolean byChance = false;
        for (String quantity : quantities) {
            // A changed tensor says nothing of the others.
            if (!implementation && !wrong.contains(quantity)) {
                continue;
            }
            Evidence evidence = Evidence.of(quantity, trials, prediction);
            contradicted |= evidence.contradicts();
            overreaches |= implementation && evidence == Evidence.OVERREACHES;
            strong |= evidence == Evidence.STRONG;
            byChance |= evidence.explains() && byChance(quantity);
            if (evidence.explains()) {
                explained.add(quantity);
            }
        }
        boolean whole = !contradicted && endsAlike && explained.containsAll(wrong);
        return new Explanation(
                id, implementation, List.copyOf(explained), whole, overreaches, strong, byChance, words, read);
    }

    private boolean byChance(String quantity) {
        return trials.stream().anyMatch(trial -> trial.fixture().chance(quantity) > 0);
    }

    /** A fixture whose batch is the one that a quantity was computed from. */
    private record OfBatch(Fixture fixture, String quantity) implements Fixture {
        @Override
        public String name() {
            return fixture.name();
        }

        @Override
        public int batch() {
            return fixture.batch(quantity);
        }

        @Override
        public Observations observe(Parts parts) {
            return fixture.observe(parts);
        }
    }
}
