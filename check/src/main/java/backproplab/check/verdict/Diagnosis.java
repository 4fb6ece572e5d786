package backproplab.check.verdict;

import backproplab.check.mistake.AlsoRight;
import backproplab.check.mistake.Mistake;
import backproplab.check.mistake.TensorMistake;
import backproplab.check.own.OwnPart;
import backproplab.check.part.Parts;
import backproplab.check.trial.Fixture;
import backproplab.check.trial.Observations;
import backproplab.check.trial.Thrown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** From what was seen of a class to what is wrong and why. */
public final class Diagnosis {
    private static final String REMARK = "A remark, no mistake. ";

    private final List<Mistake> mistakes;
    private final List<TensorMistake> tensorMistakes;

    /**
     * Diagnoses by a catalogue.
     *
     * @param mistakes whole implementations, the most usual first
     * @param tensorMistakes of single tensors, the most usual first
     */
    public Diagnosis(List<Mistake> mistakes, List<TensorMistake> tensorMistakes) {
        this.mistakes = List.copyOf(mistakes);
        this.tensorMistakes = List.copyOf(tensorMistakes);
    }

    /**
     * Tries a part on the fixtures of its subject.
     *
     * @param part a class of a user
     * @return what was found
     */
    public CheckResult of(OwnPart part) {
        List<List<Trial>> forms = trials(part, part.fixtures());
        Optional<List<Trial>> right = forms.stream()
                .filter(trials -> trials.stream().allMatch(Trial::right))
                .findFirst();
        if (right.isPresent()) {
            CheckResult result = of(part, right.get());
            return new CheckResult(
                    result.className(),
                    result.subject(),
                    result.findings(),
                    remarks(part),
                    result.spread(),
                    result.thrown());
        }
        CheckResult byTextbook = of(part, forms.get(0));
        return Stream.concat(Stream.of(byTextbook), forms.stream().skip(1).map(trials -> of(part, trials)))
                .filter(result -> result.hints().stream().anyMatch(Hint::whole))
                .findFirst()
                .orElse(byTextbook);
    }

    /** What is right, and loses digits where they are few: said where one cause alone gives all that is seen there. */
    private List<Hint> remarks(OwnPart part) {
        List<Trial> trials = trials(part, part.delicate()).get(0);
        if (trials.stream().allMatch(Trial::right)) {
            return List.of();
        }
        CheckResult result = of(part, trials);
        return result.hints().stream()
                .filter(result::certain)
                .map(hint ->
                        new Hint(hint.mistake(), hint.quantities(), hint.whole(), REMARK + hint.words(), hint.read()))
                .toList();
    }

    /** Beside the textbook, and beside each form that is right too. */
    private static List<List<Trial>> trials(OwnPart part, List<Fixture> fixtures) {
        Bounds bounds = Bounds.of(part.inFloat());
        List<Observations> seen =
                fixtures.stream().map(fixture -> fixture.observe(part.parts())).toList();
        return Stream.concat(Stream.of(new Parts()), AlsoRight.of(part.subject().name()).stream())
                .map(form -> IntStream.range(0, fixtures.size())
                        .mapToObj(
                                f -> new Trial(fixtures.get(f), fixtures.get(f).observe(form), seen.get(f), bounds))
                        .toList())
                .toList();
    }

    private CheckResult of(OwnPart part, List<Trial> trials) {
        List<Finding> findings =
                trials.stream().flatMap(trial -> trial.findings().stream()).toList();
        List<String> quantities =
                findings.stream().map(Finding::quantity).distinct().toList();
        List<String> wrong = quantities.stream()
                .filter(quantity -> trials.stream().anyMatch(trial -> trial.wrong(quantity)))
                .toList();
        List<Explanation> all = wrong.isEmpty()
                ? List.of()
                : new Explanations(part.subject().name(), trials, quantities, wrong).all(mistakes, tensorMistakes);
        // Central differences call forward hundreds of times: not where everything is explained without.
        Consequences consequences =
                all.stream().anyMatch(Explanation::whole) ? Consequences.NONE : Consequences.of(part, trials, wrong);
        List<Explanation> told = told(part, trials, all, wrong, consequences);
        Set<String> explained = new LinkedHashSet<>();
        told.forEach(one -> explained.addAll(one.explains()));
        return new CheckResult(
                part.className(),
                part.subject().name(),
                findings,
                told.stream().map(Explanation::hint).toList(),
                new Unexplained(trials, wrong, explained, consequences).lines(),
                thrown(trials));
    }

    private static List<Explanation> told(
            OwnPart part, List<Trial> trials, List<Explanation> all, List<String> wrong, Consequences consequences) {
        List<Explanation> told = new ArrayList<>(Ranking.of(
                all,
                wrong.stream().filter(quantity -> !consequences.has(quantity)).toList()));
        ChangedArguments.of(part.subject().name(), trials, wrong, told).ifPresent(changed -> told.add(0, changed));
        return told;
    }

    private static Optional<String> thrown(List<Trial> trials) {
        return trials.stream()
                .filter(trial -> trial.seen().thrown().isPresent())
                .findFirst()
                .map(trial -> Thrown.words(trial.seen().thrown().orElseThrow()) + name(trial.fixture()));
    }

    private static String name(Fixture fixture) {
        return " (" + fixture.name() + ")";
    }
}
