package backproplab.experiments.cli.check;

import backproplab.check.own.OwnPart;
import backproplab.check.own.OwnParts;
import backproplab.check.own.PartException;
import backproplab.check.print.Case;
import backproplab.check.print.CasePrint;
import backproplab.check.trial.Subject;
import backproplab.check.trial.Subjects;
import backproplab.check.verdict.CheckResult;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.cli.option.CommandWords;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.parity.SubjectResult;
import backproplab.experiments.results.CheckRow;
import backproplab.experiments.results.Environment;
import backproplab.experiments.results.FileNames;
import backproplab.experiments.results.TableFolder;
import backproplab.files.disk.OutFolder;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.OptionException;
import backproplab.files.failure.UserException;
import backproplab.files.machine.ProjectFolder;
import backproplab.files.option.Choices;
import backproplab.files.option.MavenCommand;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Check: whether classes of a user are right, and if not, which usual mistake would give exactly their numbers. */
@Command(
        name = "Check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        version = "Backprop Lab 0.1.0",
        description =
                "Checks your own layer, loss, penalty, update rule, initial weights or two-layer network against the textbook "
                        + "on small fixed inputs, and says which usual mistake would give exactly what yours gives.",
        footer = {
            "",
            "Exit codes: 0 all is right, or graded, 1 something is wrong, 2 usage, a rubric, or a class that cannot be"
                    + " checked, 3 submissions that cannot be read, 4 environment."
        })
public final class CheckCommand implements Callable<Integer> {
    /** The option that shows numbers: {@value}. */
    static final String PRINT = "--print";

    private static final String ENGINES = "--engines";
    private static final String DL4J = "dl4j";
    private static final String TOKEN = "check";

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "CLASS",
            description = "Your classes, package included: each public, with a public constructor that says what it is"
                    + " (docs/check.md has a table).")
    private List<String> classes = List.of();

    @Option(
            names = "--as",
            paramLabel = "KIND",
            description = "What a class is where its constructor does not say: relu, leaky-relu, sigmoid, tanh; sgd,"
                    + " momentum, nesterov, adagrad, rmsprop, adam, adamw, or all; normal, kaiming-normal, ...")
    private String as;

    @Option(
            names = PRINT,
            paramLabel = "CASE",
            description = "Print the inputs and the right results of a case, and with a class its results and the"
                    + " difference, as small matrices.")
    private String printed;

    @Option(names = "--list", description = "List what can be checked, and the cases, then stop.")
    private boolean list;

    @Option(
            names = ENGINES,
            paramLabel = "NAME",
            description = "dl4j: ask Deeplearning4j as well, which takes seconds more.")
    private String engine;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Where results go (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private GradeOptions gradeOptions;

    @Option(names = "--debug", description = "Print stack traces.")
    private boolean debug;

    @Override
    public Integer call() throws Dl4jUnavailableException {
        Screen screen = new Screen("Check", spec.commandLine().getOut(), false);
        CheckText text = new CheckText(screen.width(), as != null);
        Optional<Path> submissions = gradeOptions.submissions(classes);
        if (submissions.isPresent()) {
            return new GradeJob(screen, gradeOptions, out)
                    .grade(submissions.get(), CommandWords.of(spec.commandLine()));
        }
        if (list) {
            text.list().forEach(screen::print);
            return ExitCode.OK.code();
        }
        if (printed != null) {
            numbers().forEach(screen::print);
            return ExitCode.OK.code();
        }
        if (classes.isEmpty()) {
            throw UserException.usage(
                    "Check needs a class, such as MyLinear, or --list, which says what can be checked."
                            + "\nPut its source under experiments/src/main/java; docs/check.md has one to begin with.");
        }
        if (as != null && !as.equals(OwnParts.ALL) && Subjects.find(as).isEmpty()) {
            throw noSuchKind();
        }
        gradeOptions.time();
        List<OwnPart> parts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (String name : classes) {
            try {
                parts.addAll(load(name));
            } catch (UserException e) {
                refused.add(e.getMessage());
            }
        }
        if (parts.isEmpty()) {
            throw UserException.usage(String.join("\n", refused));
        }
        if (engine != null) {
            Choices.check(ENGINES, engine, List.of(DL4J));
            FrameworkCheck.refuse(parts);
        }
        OutFolder.probe(out);
        if (engine != null) {
            FrameworkCheck.ensure();
        }
        int code = check(screen, text, parts);
        if (!refused.isEmpty()) {
            throw UserException.usage(String.join("\n", refused));
        }
        return code;
    }

    private OptionException noSuchKind() {
        List<String> kinds = Subjects.all().stream().map(Subject::name).toList();
        String meant = Choices.nearest(as, kinds)
                .map(kind -> " Did you mean '" + kind + "'?")
                .orElse("");
        return new OptionException(
                "There is no kind '" + as + "' for --as." + meant + "\n--list names the kinds.", "--as");
    }

    private int check(Screen screen, CheckText text, List<OwnPart> parts) {
        boolean right = true;
        try (TableFolder<CheckRow> folder = TableFolder.check(out, LocalDateTime.now(ZoneId.systemDefault()))) {
            folder.json(FileNames.CONFIG, config(parts));
            folder.json(FileNames.ENVIRONMENT, Environment.read(engine != null));
            for (OwnPart part : parts) {
                CheckResult result = TimeLimit.check(part, gradeOptions.time());
                CheckRows.of(folder.runId(), part, result).forEach(folder::add);
                text.result(part, result).forEach(screen::print);
                right &= result.right();
                if (engine != null && !result.findings().isEmpty()) {
                    List<SubjectResult> judged = FrameworkCheck.compare(part);
                    FrameworkCheck.lines(judged).forEach(line -> screen.row("  %s", line));
                    right &= judged.stream().noneMatch(one -> one.verdict().bad());
                }
                screen.print("");
            }
            folder.publish().forEach(screen::warning);
            screen.row("Table: %s    kept in %s", folder.copy(), folder.path());
        }
        return (right ? ExitCode.OK : ExitCode.FAILURE).code();
    }

    private List<OwnPart> load(String name) {
        try {
            return OwnParts.load(
                    name, Optional.ofNullable(as), Thread.currentThread().getContextClassLoader());
        } catch (PartException e) {
            Path project = ProjectFolder.of(System.getProperties()).orElse(Path.of(""));
            String command = new MavenCommand("Check", CommandWords.of(spec.commandLine())).typed();
            throw UserException.usage(
                    new ClassNames(project, command).advice(name).orElse(e.getMessage()));
        }
    }

    /** The case that is to be printed, and beside it the numbers of the class that is of its kind. */
    private List<String> numbers() {
        Case named = Case.find(printed).orElseThrow(this::noSuchCase);
        if (classes.isEmpty()) {
            return CasePrint.lines(named);
        }
        List<OwnPart> parts =
                classes.stream().flatMap(name -> load(name).stream()).toList();
        OwnPart own = parts.stream()
                .filter(part -> part.subject().name().equals(named.subject().name()))
                .findFirst()
                .orElseThrow(() -> UserException.usage(PRINT + " " + printed + " is a case of "
                        + named.subject().name() + ", but the class is checked as " + subjects(parts)
                        + ".\n--list names the cases of each kind."));
        return CasePrint.lines(named, own);
    }

    /** The nearest name; of all cases only the first of each kind is listed, unless the kind is known. */
    private OptionException noSuchCase() {
        List<Case> ofKind = Case.all().stream()
                .filter(one -> printed.startsWith(one.subject().name() + "-"))
                .toList();
        List<Case> shown = ofKind.isEmpty()
                ? Subjects.all().stream()
                        .map(subject -> Case.of(subject).get(0))
                        .toList()
                : ofKind;
        try {
            Choices.check(PRINT, printed, shown.stream().map(Case::name).toList());
        } catch (OptionException e) {
            return e;
        }
        throw new IllegalStateException(printed + " is a case");
    }

    private static String subjects(List<OwnPart> parts) {
        return parts.stream().map(part -> part.subject().name()).collect(Collectors.joining(", "));
    }

    private Map<String, Object> config(List<OwnPart> parts) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("task", TOKEN);
        values.put("arguments", CommandWords.of(spec.commandLine()));
        values.put("classes", classes);
        values.put("subjects", parts.stream().map(part -> part.subject().name()).toList());
        values.put("engines", engine == null ? "" : engine);
        values.put("out", out.toString());
        return values;
    }
}
