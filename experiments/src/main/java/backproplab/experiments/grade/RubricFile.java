package backproplab.experiments.grade;

import backproplab.check.trial.Subject;
import backproplab.files.failure.Quoted;
import backproplab.files.failure.UserException;
import backproplab.files.option.Choices;
import backproplab.files.option.RecordFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A rubric in YAML.
 *
 * <pre>
 * checks:
 *   - check: Linear
 *     class: MyLinear
 *     points: 10
 *     forward: 4
 * </pre>
 */
public final class RubricFile {
    private static final String LIST = "checks";
    private static final String CHECK = "check";
    private static final String CLASS = "class";
    private static final String POINTS = "points";
    private static final String FORWARD = "forward";
    private static final List<String> FIELDS = List.of(CHECK, CLASS, POINTS, FORWARD);
    private static final String ADVICE =
            "Write checks: and below it lines such as: - {check: Linear, class: MyLinear, points: 10, forward: 4}";
    private static final Pattern CLASS_NAME = Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"
            + "(\\.\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)*");

    private final List<Subject> known;

    private RubricFile(List<Subject> known) {
        this.known = known;
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @param known what can be checked
     * @return the rubric
     * @throws UserException with code 2, naming file and line
     */
    public static Rubric read(Path path, List<Subject> known) {
        return new RubricFile(known).rubric(path, RecordFile.read(path, LIST, ADVICE));
    }

    /**
     * The rubric of the template for teachers.
     *
     * @param known what can be checked
     * @return what is taken where none is given
     */
    public static Rubric standard(List<Subject> known) {
        String name = "rubric.yaml";
        try (InputStream in = RubricFile.class.getResourceAsStream(name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new RubricFile(known).rubric(Path.of(name), RecordFile.parse(Path.of(name), text, LIST, ADVICE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Rubric rubric(Path path, List<RecordFile.Entry> entries) {
        if (entries.isEmpty()) {
            throw UserException.usage(path + ": nothing is to be checked.\n" + ADVICE);
        }
        List<Rubric.Line> lines = new ArrayList<>();
        for (RecordFile.Entry entry : entries) {
            Rubric.Line line = line(entry);
            if (lines.stream()
                    .anyMatch(other -> other.check().equals(line.check())
                            && other.className().equals(line.className()))) {
                throw wrong(entry.where(), line.className() + " is checked as " + line.check() + " already");
            }
            lines.add(line);
        }
        return new Rubric(lines);
    }

    private Rubric.Line line(RecordFile.Entry entry) {
        entry.fields().forEach((name, field) -> {
            if (!FIELDS.contains(name)) {
                throw wrong(
                        field.where(),
                        "'" + Quoted.of(name) + "' is no field" + nearest(name, FIELDS) + " (known: "
                                + String.join(", ", FIELDS) + ")");
            }
        });
        Map<String, RecordFile.Field> fields = entry.fields();
        RecordFile.Field check = field(entry, CHECK);
        Subject subject = known.stream()
                .filter(one -> one.name().equals(check.text()))
                .findFirst()
                .orElseThrow(() -> unknown(check));
        RecordFile.Field name = field(entry, CLASS);
        if (!CLASS_NAME.matcher(name.text()).matches()) {
            throw wrong(name.where(), "'" + Quoted.of(name.text()) + "' is no name of a class");
        }
        double points = points(POINTS, field(entry, POINTS));
        RecordFile.Field forward = fields.get(FORWARD);
        double partial = forward == null ? 0 : points(FORWARD, forward);
        if (partial > points) {
            throw wrong(
                    forward.where(),
                    FORWARD + " is part of " + POINTS + ": it cannot be " + Quoted.of(forward.text()) + " of "
                            + Points.words(points));
        }
        if (partial > 0 && !subject.hasBackward()) {
            throw UserException.usage(
                    forward.where() + ": " + FORWARD + " can never be given for " + subject.name() + ".\n"
                            + "It is for a right forward with a wrong backward, and update rules and initial weights have no backward.\n"
                            + "Leave out " + FORWARD + ".");
        }
        return new Rubric.Line(check.text(), name.text(), points, partial);
    }

    private UserException unknown(RecordFile.Field check) {
        List<String> names = known.stream().map(Subject::name).toList();
        String nearest = nearest(check.text(), names);
        return UserException.usage(check.where() + ": '" + Quoted.of(check.text()) + "' cannot be checked"
                + (nearest.isEmpty() ? "." : nearest) + "\nKnown: " + String.join(", ", names) + ".");
    }

    private static RecordFile.Field field(RecordFile.Entry entry, String name) {
        return Optional.ofNullable(entry.fields().get(name))
                .orElseThrow(() -> wrong(entry.where(), "a check without '" + name + "'"));
    }

    private static double points(String name, RecordFile.Field field) {
        double points;
        try {
            points = Double.parseDouble(field.text());
        } catch (NumberFormatException e) {
            throw notPoints(name, field);
        }
        if (!(points >= 0 && points <= Points.MOST)) {
            throw notPoints(name, field);
        }
        return points;
    }

    private static UserException notPoints(String name, RecordFile.Field field) {
        return wrong(
                field.where(),
                name + " must be a number between 0 and " + Points.words(Points.MOST) + ", not '"
                        + Quoted.of(field.text()) + "'");
    }

    private static String nearest(String name, List<String> known) {
        return Choices.nearest(name, known)
                .map(best -> ": did you mean '" + best + "'?")
                .orElse("");
    }

    private static UserException wrong(String where, String what) {
        return UserException.usage(where + ": " + what + ".\n" + ADVICE);
    }
}
