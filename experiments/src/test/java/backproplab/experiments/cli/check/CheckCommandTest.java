package backproplab.experiments.cli.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.Check;
import backproplab.check.own.OwnPart;
import backproplab.check.own.OwnParts;
import backproplab.check.part.Parts;
import backproplab.check.print.Case;
import backproplab.check.trial.Subjects;
import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Hint;
import backproplab.experiments.cli.CommandRun;
import backproplab.experiments.results.WrittenResults;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.model.FastLayers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
    private static final String SAMPLES = Samples.class.getName() + "$";

    @TempDir
    private Path temp;

    private CommandRun check(String... arguments) {
        return CommandRun.of(
                new CheckCommand(),
                Stream.concat(Stream.of(arguments), Stream.of("--out", temp.toString()))
                        .toArray(String[]::new));
    }

    /** Lines that are no command and no path are for a window of 80 columns. */
    private static void isNarrow(String text) {
        List<String> wide = text.lines()
                .filter(line -> line.length() > 80 && line.strip().contains(" ") && !line.contains("mvn compile"))
                .filter(line -> !line.contains(SAMPLES))
                .toList();
        assertEquals(List.of(), wide);
    }

    @Test
    void aRightClassIsOneLineAndCodeZero() throws IOException {
        CommandRun run = check(SAMPLES + "Right");
        assertEquals(0, run.code(), run.out() + run.err());
        assertTrue(
                Pattern.compile("(?s)Right as Linear:\\s+all \\d+ quantities\\s+on\\s+\\d+ fixtures are\\s+right")
                        .matcher(run.out())
                        .find(),
                run.out());
        assertFalse(run.out().contains("wrong"), run.out());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("check.csv"));
        assertEquals(
                "run_id,class,subject,precision,fixture,quantity,role,relative_error,bound,status,mistakes,thrown",
                String.join(",", rows.get(0).getParser().getHeaderNames()));
        assertTrue(rows.size() > 10, rows.size() + " rows");
        for (CSVRecord row : rows) {
            assertEquals(SAMPLES + "Right", row.get("class"));
            assertEquals("Linear", row.get("subject"));
            assertEquals("double", row.get("precision"));
            assertEquals("ok", row.get("status"));
            assertEquals("", row.get("mistakes") + row.get("thrown"));
            assertTrue(Double.parseDouble(row.get("relative_error")) <= Double.parseDouble(row.get("bound")));
        }
        Path folder = WrittenResults.folder(temp);
        assertEquals(Files.readString(temp.resolve("check.csv")), Files.readString(folder.resolve("check.csv")));
        assertTrue(Files.readString(folder.resolve("config.json")).contains("\"subjects\" : [ \"Linear\" ]"));
        assertTrue(Files.exists(folder.resolve("environment.json")));
    }

    @Test
    void aWrongClassIsCodeOneWithACauseAPlaceAndACommand() throws IOException {
        CommandRun run = check(SAMPLES + "WrongSign", SAMPLES + "Right");
        assertEquals(1, run.code(), run.out() + run.err());
        isNarrow(run.out());
        assertTrue(run.out().contains("  dx: wrong on 3 of 3 fixtures, relative error up to 2.0e+00"), run.out());
        assertTrue(run.out().contains("the opposite sign"), run.out());
        assertFalse(run.out().contains("dW: wrong"), run.out());
        Matcher place = Pattern.compile("Read LinearLoops\\.backward:\\s+(\\S+?)(?::\\d+)?\\s")
                .matcher(run.out());
        assertTrue(place.find(), run.out());
        assertTrue(Files.exists(Path.of("..").resolve(place.group(1))), place.group(1));
        assertTrue(
                run.out()
                        .contains("mvn compile exec:java -Dexec.mainClass=Check -Dexec.args='" + SAMPLES
                                + "WrongSign --print Linear-1'"),
                run.out());
        List<CSVRecord> wrong = CommandRun.csv(temp.resolve("check.csv")).stream()
                .filter(row -> row.get("status").equals("wrong"))
                .toList();
        assertFalse(wrong.isEmpty());
        for (CSVRecord row : wrong) {
            assertEquals(SAMPLES + "WrongSign", row.get("class"));
            assertEquals("input_gradient", row.get("role"));
            assertTrue(row.get("mistakes").contains("sign"), row.toString());
        }
    }

    @Test
    void whatAClassThrowsIsSaidWithoutATrace() throws IOException {
        CommandRun run = check(SAMPLES + "Throwing");
        assertEquals(1, run.code(), run.out() + run.err());
        isNarrow(run.out());
        assertTrue(run.out().replaceAll("\\s+", " ").contains("Throwing as Linear: it threw Unsupp"), run.out());
        assertTrue(run.out().contains("  13 quantities were never reached"), run.out());
        assertTrue(run.out().contains("UnsupportedOperationException: not yet"), run.out());
        assertFalse(run.out().contains("\tat "), run.out());
        assertEquals("", run.err());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("check.csv"));
        assertTrue(rows.stream().anyMatch(row -> row.get("status").equals("not_reached")));
        CSVRecord last = rows.get(rows.size() - 1);
        assertEquals("thrown", last.get("status"));
        assertTrue(last.get("thrown").contains("not yet"), last.toString());
    }

    @Test
    void aCauseOfAPartIsNotCalledTheCauseOfAll() {
        CommandRun run = check(SAMPLES + "WrongTwice");
        assertEquals(1, run.code(), run.out() + run.err());
        isNarrow(run.out());
        assertTrue(
                run.out().contains("This gives exactly your dx, dx of the second batch, dx of the third"), run.out());
        assertTrue(run.out().contains("the opposite sign"), run.out());
        assertTrue(run.out().contains("dW is wrong"), "and how the rest is spread: " + run.out());
    }

    @Test
    void causesThatGiveTheSameAreAllNamed() {
        CommandRun run = check(SAMPLES + "HalfOnBiases");
        assertEquals(1, run.code(), run.out() + run.err());
        isNarrow(run.out());
        assertTrue(run.out().contains("One of these gives exactly your added to dW1, added to dW2:"), run.out());
        assertTrue(run.out().contains("  - "), run.out());
    }

    @Test
    void whatIsNotFiniteHasNoSize() throws IOException {
        CommandRun run = check(SAMPLES + "NotFinite");
        assertEquals(1, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("  dx: wrong on 3 of 3 fixtures, not finite, or of another shape"), run.out());
        assertTrue(
                CommandRun.csv(temp.resolve("check.csv")).stream()
                        .anyMatch(row -> row.get("status").equals("wrong")
                                && row.get("relative_error").isEmpty()),
                "an empty cell");
    }

    @Test
    void aClassInFloatHasWiderBounds() throws IOException {
        CommandRun run = check(SAMPLES + "InFloat");
        assertEquals(0, run.code(), run.out() + run.err());
        for (CSVRecord row : CommandRun.csv(temp.resolve("check.csv"))) {
            assertEquals("float", row.get("precision"));
            assertEquals("1.00e-04", row.get("bound"));
        }
    }

    @Test
    void everyKindIsListedWithItsCases() {
        CommandRun run = check("--list");
        assertEquals(0, run.code(), run.err());
        isNarrow(run.out());
        Subjects.all().forEach(subject -> {
            assertTrue(run.out().contains("\n" + subject.name() + "\n")
                    || run.out().startsWith(subject.name()));
            assertTrue(run.out().contains("  " + subject.name() + "-1  "), subject.name());
        });
        assertEquals(0, temp.toFile().list().length, "nothing is written");
    }

    @Test
    void aCaseIsPrintedWithoutAClass() {
        for (Case one : Case.all()) {
            CommandRun run = check("--print", one.name());
            assertEquals(0, run.code(), run.err());
            isNarrow(run.out());
            assertTrue(run.out().contains(one.fixture().name().substring(0, 3)), run.out());
            assertFalse(run.out().contains("yours"), run.out());
        }
        assertEquals(0, temp.toFile().list().length, "nothing is written");
    }

    @Test
    void aClassIsPrintedBesideTheTextbook() {
        CommandRun run = check(SAMPLES + "WrongSign", "--print", "Linear-1");
        assertEquals(0, run.code(), run.err());
        isNarrow(run.out());
        for (String word : List.of("x (4x6)", "dx is (4x6)", "yours (4x6)", "difference (4x6)", "yours is the same")) {
            assertTrue(run.out().contains(word), word + " in " + run.out());
        }
    }

    @Test
    void aClassMayBeEveryKind() {
        CommandRun run = check(SAMPLES + "Rule", "--as", "all");
        assertEquals(0, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("as sgd: "), run.out());
        assertTrue(run.out().contains("as adamw: "), run.out());
        CommandRun one = check(SAMPLES + "Rule", "--as", "adam");
        assertEquals(0, one.code(), one.err());
        assertFalse(one.out().contains("as sgd: "), one.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|Check needs a class, such as MyLinear, or --list",
                "com.example.Nowhere|There is no class com.example.Nowhere.%nPut its source at experiments/src/main/java/com/example/Nowhere.java.%nThe command needs the word compile: mvn compile exec:java -Dexec.mainClass=Check -Dexec.args=\"com.example.Nowhere --out",
                "my-class|There is no class my-class (ClassNotFoundException: my-class).%nGive its full name, package included, and see that it has been compiled.",
                "src/MyLinear.java|Name the class, not its file: MyLinear.",
                "$Endless --time-limit 0|--time-limit must be between 1 and 3600, not 0.",
                "java.lang.String|implements none of the interfaces that can be checked",
                "$Unfinished|is abstract",
                "$Hidden|is not public",
                "$TakesSizes|has no public constructor that Check can call",
                "$CannotBeMade|no weights",
                "$Rule|Say it with --as",
                "$PlainRule|Say it with --as",
                "$PlainRule --as Adem|There is no kind 'Adem' for --as. Did you mean 'adam'?",
                "$Right --as adam|cannot be checked as adam",
                "$Right --print Linear-9|Unknown value 'Linear-9' for --print: did you mean 'Linear-",
                "$Right --print Lineer-1|Unknown value 'Lineer-1' for --print: did you mean 'Linear-1'?",
                "$Right --print Conv2d-1|--print Conv2d-1 is a case of Conv2d, but the class is checked as Linear.",
                "$Right --engines torch|Unknown value 'torch' for --engines",
                "$InFloat --engines dl4j|computes in float, and --engines dl4j compares in double.",
                "$Net --engines dl4j|Deeplearning4j has no TwoLayerNet to compare with.",
                "$Zeros --as normal --engines dl4j|Deeplearning4j has no normal to compare with.",
            })
    void aMistakeIsCodeTwoAndSaysWhatToDo(String arguments, String message) {
        String[] words = arguments == null
                ? new String[0]
                : arguments
                        .replaceFirst("^\\$", Matcher.quoteReplacement(SAMPLES))
                        .split(" ");
        CommandRun run = check(words);
        assertEquals(2, run.code(), run.out() + run.err());
        assertTrue(run.err().contains(message.replace("%n", "\n")), run.err());
        assertTrue(run.errorLines() <= 3, run.err());
        assertEquals("", run.out());
        assertEquals(0, temp.toFile().list().length, "nothing is written");
    }

    @Test
    void aClassThatDoesNotEndIsSaid() throws IOException {
        CommandRun run = check(SAMPLES + "Endless", "--time-limit", "1");
        assertEquals(1, run.code(), run.out() + run.err());
        String text = run.out().replaceAll("\\s+", " ");
        assertTrue(text.contains("has not ended after 1 s on fixture N 4, 6 to 5: does a loop end?"), run.out());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("check.csv"));
        assertTrue(rows.get(0).get("thrown").startsWith("has not ended after 1 s"), rows.toString());
    }

    @Test
    void aClassThatCannotBeCheckedKeepsNoOtherFromIt() {
        CommandRun run = check("com.example.Nowhere", SAMPLES + "Right");
        assertEquals(2, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("Right as Linear"), run.out());
        assertTrue(run.err().contains("There is no class com.example.Nowhere"), run.err());
    }

    @Test
    void whatIsNotThrownIsNotSaidToBe() {
        CommandRun run = check(SAMPLES + "NullBackward");
        assertEquals(1, run.code(), run.out() + run.err());
        assertTrue(
                run.out().replaceAll("\\s+", " ").contains("Linear: backward returned null (N 4, 6 to 5)"), run.out());
        assertFalse(run.out().contains("threw"), run.out());
    }

    @Test
    void fixturesThatAClassCannotBeToldOfAreSaid() {
        CommandRun run = check(SAMPLES + "PlainRule", "--as", "sgd");
        assertEquals(0, run.code(), run.out() + run.err());
        String text = run.out().replaceAll("\\s+", " ");
        assertTrue(
                text.contains("1 fixture was skipped (other constants, 5x4): the constructor () cannot be told"), text);
    }

    @Test
    void whatFloatHasNoDigitsForIsSkippedAndSaid() {
        try (Kernels kernels = Kernels.withThreads(1)) {
            OwnPart part = OwnParts.of("fast", new FastLayers(kernels)).stream()
                    .filter(one -> one.subject().name().equals(Subjects.BATCH_NORM))
                    .findFirst()
                    .orElseThrow();
            List<String> lines = new CheckText(80, false).result(part, Check.of(part));
            assertEquals(
                    List.of(
                            "fast as BatchNorm: all 18 quantities on 4 fixtures are right",
                            "  1 fixture was skipped (N 7, 3 features, around 100,000): float has too few",
                            "    digits for that"),
                    lines);
        }
    }

    @Test
    void aRemarkOnWhatIsRightIsSaidBelowTheVerdict() {
        OwnPart part = new OwnPart("Mine", Subjects.named(Subjects.BATCH_NORM), new Parts(), false);
        CheckResult right = Check.of(part);
        Hint remark = new Hint("batchnorm-variance-cancels", List.of("y"), true, "A remark, no mistake. Digits.", "");
        CheckResult remarked = new CheckResult(
                "Mine", right.subject(), right.findings(), List.of(remark), List.of(), Optional.empty());
        assertEquals(
                List.of(
                        "Mine as BatchNorm: all 18 quantities on 4 fixtures are right",
                        "  A remark, no mistake. Digits."),
                new CheckText(80, false).result(part, remarked));
    }

    @Test
    void deeplearning4jIsASecondJudge() {
        CommandRun run = check(SAMPLES + "Right", SAMPLES + "RightLoss", "--engines", "dl4j");
        assertEquals(0, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("Deeplearning4j agrees on layer/Linear: "), run.out());
        assertTrue(run.out().contains("Deeplearning4j agrees on loss/SoftmaxCrossEntropy: "), run.out());
        CommandRun wrong = check(SAMPLES + "WrongSign", "--engines", "dl4j");
        assertEquals(1, wrong.code(), wrong.out() + wrong.err());
        assertTrue(wrong.out().contains("layer/Linear in double, step 0, gradient of "), wrong.out());
    }

    @Test
    void everyKindHasAJudgeOrIsRefused() {
        List<String> without = Subjects.all().stream()
                .filter(subject -> FrameworkCheck.subjects(subject.name()).isEmpty())
                .map(subject -> subject.name())
                .toList();
        assertEquals(
                List.of(
                        "TwoLayerNet",
                        "normal",
                        "kaiming-normal",
                        "kaiming-uniform",
                        "xavier-normal",
                        "xavier-uniform",
                        "pytorch"),
                without);
    }
}
