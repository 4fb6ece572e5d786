package backproplab.experiments.cli.check;

import backproplab.check.own.OwnPart;
import backproplab.check.print.Case;
import backproplab.check.trial.Fixture;
import backproplab.check.trial.Subject;
import backproplab.check.trial.Subjects;
import backproplab.check.trial.Thrown;
import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Explained;
import backproplab.check.verdict.Finding;
import backproplab.check.verdict.Hint;
import backproplab.experiments.cli.screen.Lines;
import backproplab.files.machine.ProjectFolder;
import backproplab.files.option.MavenCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a check says on the screen: what is wrong, why, what to read, and what to type to see the numbers. */
final class CheckText {
    /** Nothing but a command that is to be copied is longer, whatever the window. */
    private static final int WIDTH = 80;

    private static final int INDENT = 2;
    private static final String MORE = "  ";

    private final int width;
    private final boolean kindGiven;

    /**
     * Texts for a window.
     *
     * @param window how wide it is, in characters
     * @param kindGiven whether the user said what the classes are
     */
    CheckText(int window, boolean kindGiven) {
        width = Math.min(WIDTH, window);
        this.kindGiven = kindGiven;
    }

    /** Everything that can be checked, with its cases. */
    List<String> list() {
        List<String> lines = new ArrayList<>();
        for (Subject subject : Subjects.all()) {
            lines.add(subject.name());
            Case.of(subject)
                    .forEach(one ->
                            add(lines, MORE, one.name() + "  " + one.fixture().name()));
        }
        return lines;
    }

    /** What was found of one class. */
    List<String> result(OwnPart part, CheckResult result) {
        List<String> lines = new ArrayList<>();
        String title = part.className() + " as " + result.subject() + ": ";
        Map<String, List<Finding>> quantities = result.findings().stream()
                .collect(Collectors.groupingBy(Finding::quantity, LinkedHashMap::new, Collectors.toList()));
        if (result.right()) {
            add(
                    lines,
                    "",
                    title + "all " + counted(quantities.size(), "quantity", "quantities") + " on "
                            + counted(fixtures(result), "fixture", "fixtures") + " are right");
            result.hints().forEach(remark -> add(lines, MORE, remark.words()));
            skipped(part, lines);
            return lines;
        }
        if (quantities.isEmpty()) {
            add(lines, "", title + result.thrown().orElseThrow());
            return lines;
        }
        long wrong = quantities.values().stream().filter(CheckText::wrong).count();
        long lost = quantities.values().stream().filter(CheckText::lost).count();
        Optional<String> ended = result.thrown().map(Thrown::sentence);
        if (wrong == 0) {
            add(lines, "", title + ended.orElseThrow());
        } else {
            add(
                    lines,
                    "",
                    title + wrong + " of " + counted(quantities.size(), "quantity", "quantities")
                            + (wrong == 1 ? " is wrong" : " are wrong"));
            ended.ifPresent(words -> add(lines, MORE, words));
        }
        if (lost > 0) {
            add(lines, MORE, counted((int) lost, "quantity was", "quantities were") + " never reached");
        }
        quantities.forEach((quantity, findings) -> {
            if (wrong(findings)) {
                add(lines, MORE, line(quantity, findings));
            }
        });
        skipped(part, lines);
        hints(lines, result);
        if (!result.spread().isEmpty()) {
            lines.add("");
        }
        result.spread().forEach(text -> add(lines, MORE, text));
        numbers(part, result).ifPresent(command -> {
            lines.add("");
            add(lines, MORE, "The numbers, side by side:");
            lines.add(MORE + command);
        });
        return lines;
    }

    private static boolean wrong(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> !finding.right() && !Double.isNaN(finding.error()));
    }

    private static boolean lost(List<Finding> findings) {
        return findings.stream().allMatch(finding -> Double.isNaN(finding.error()));
    }

    /** A class that is not told of a constant cannot be tried with another, nor one in float where only double has the digits. */
    private void skipped(OwnPart part, List<String> lines) {
        Set<String> told = part.subject().fixtures().stream().map(Fixture::name).collect(Collectors.toSet());
        List<Fixture> all = Subjects.named(part.subject().name()).fixtures();
        skipped(
                all.stream().filter(fixture -> !told.contains(fixture.name())).toList(),
                "the constructor () cannot be told of them",
                lines);
        skipped(
                part.inFloat() ? all.stream().filter(Fixture::needsDouble).toList() : List.of(),
                "float has too few digits for that",
                lines);
    }

    private void skipped(List<Fixture> skipped, String why, List<String> lines) {
        if (!skipped.isEmpty()) {
            add(
                    lines,
                    MORE,
                    counted(skipped.size(), "fixture was", "fixtures were") + " skipped ("
                            + skipped.stream().map(Fixture::name).collect(Collectors.joining("; ")) + "): " + why);
        }
    }

    private static String line(String quantity, List<Finding> findings) {
        List<Finding> bad = findings.stream()
                .filter(finding -> !finding.right() && !Double.isNaN(finding.error()))
                .toList();
        double error = Finding.worst(bad).orElseThrow();
        String size = Double.isInfinite(error)
                ? "not finite, or of another shape"
                : String.format(Locale.ROOT, "relative error up to %.1e", error);
        return quantity + ": wrong on " + bad.size() + " of " + counted(findings.size(), "fixture", "fixtures") + ", "
                + size;
    }

    private static int fixtures(CheckResult result) {
        return (int) result.findings().stream().map(Finding::fixture).distinct().count();
    }

    private static String counted(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    private void hints(List<String> lines, CheckResult result) {
        for (Explained explained : Explained.of(result)) {
            lines.add("");
            if (!explained.beginning().isEmpty()) {
                add(lines, MORE, explained.beginning());
            }
            for (Hint hint : explained.hints()) {
                add(lines, MORE, (explained.hints().size() > 1 ? "- " : "") + hint.words());
                SourcePlace.of(hint.read(), ProjectFolder.of(System.getProperties()))
                        .ifPresent(place -> {
                            lines.add(MORE + MORE + "Read " + hint.read() + ":");
                            lines.add(MORE + MORE + place);
                        });
            }
        }
    }

    /** The command that prints the first case on which something is wrong. */
    private Optional<String> numbers(OwnPart part, CheckResult result) {
        return result.findings().stream()
                .filter(finding -> !finding.right())
                .findFirst()
                .flatMap(finding -> Case.of(part.subject(), finding.fixture()))
                .map(one -> new MavenCommand("Check", words(part, one)).typed());
    }

    private List<String> words(OwnPart part, Case one) {
        List<String> words = new ArrayList<>(List.of(part.className()));
        if (kindGiven) {
            words.addAll(List.of("--as", part.subject().name()));
        }
        words.addAll(List.of(CheckCommand.PRINT, one.name()));
        return words;
    }

    private void add(List<String> lines, String before, String text) {
        lines.addAll(Lines.wrapped(before + text, width, INDENT).lines().toList());
    }
}
