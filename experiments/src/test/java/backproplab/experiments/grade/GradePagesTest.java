package backproplab.experiments.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.alone.Answer;
import backproplab.check.trial.Role;
import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Finding;
import backproplab.check.verdict.Hint;
import backproplab.experiments.results.GradeRow;
import backproplab.experiments.results.TableFolder;
import backproplab.experiments.results.WrittenResults;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Whatever students are called and their programs print, it is text in every file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GradePagesTest {
    private static final List<String> NAMES = List.of(
            "Ann O'Hara \"x\"",
            "<script>alert(1)</script>",
            "\uD83D\uDE42 \uD83D\uDE42",
            "=cmd|' /C calc'!A0",
            "../../evil",
            "ann-o'hara--x-",
            "\u0007bell]]>");
    private static final Rubric RUBRIC =
            new Rubric(List.of(new Rubric.Line("Linear", "MyLinear", 10, 4), new Rubric.Line("relu", "MyRelu", 5, 0)));

    private Path run;
    private Path copy;

    private static Grade wrong(String name) {
        Hint hint = new Hint("linear-sign", List.of("dW"), true, "the sign of dW " + name, "LinearLoops.backward");
        CheckResult result = new CheckResult(
                "MyLinear",
                "Linear",
                List.of(
                        new Finding("N 3", "y", Role.FORWARD, 0, 1e-9),
                        new Finding("N 3", "dW", Role.PARAMETER_GRADIENT, 2, 1e-9),
                        new Finding("N 4", "dW", Role.PARAMETER_GRADIENT, Double.POSITIVE_INFINITY, 1e-9),
                        new Finding("N 3", "db", Role.PARAMETER_GRADIENT, 0.5, 1e-9),
                        new Finding("N 4", "db", Role.PARAMETER_GRADIENT, Double.NaN, 1e-9),
                        new Finding("N 4", "dx", Role.INPUT_GRADIENT, Double.NaN, 1e-9)),
                List.of(hint),
                List.of(),
                Optional.empty());
        Answer answer = new Answer(
                Answer.Outcome.CHECKED,
                "",
                Optional.of(result),
                List.of("expected  1 <2>", "yours    -1 -2"),
                name + "\nprinted");
        return Grading.of(RUBRIC.lines().get(0), answer, 0.25);
    }

    @BeforeAll
    void write(@TempDir Path temp) {
        try (TableFolder<GradeRow> folder = TableFolder.grades(temp, LocalDateTime.of(2026, 1, 2, 3, 4, 5))) {
            GradeFiles files = new GradeFiles(folder, RUBRIC, new Confinement(false), true);
            for (String name : NAMES) {
                Grade late = Grade.none(RUBRIC.lines().get(1), Verdict.OUT_OF_TIME, "late\n" + name, 30);
                files.add(new GradedSubmission(name, List.of(wrong(name), late)));
            }
            files.add(new GradedSubmission(
                    "right",
                    RUBRIC.lines().stream()
                            .map(line -> new Grade(line, line.points(), Verdict.RIGHT, "", Optional.empty(), 0.1))
                            .toList()));
            copy = files.finish().orElseThrow();
            run = folder.path();
        }
    }

    private List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(run.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document xml(String text) throws IOException, ParserConfigurationException, SAXException {
        // HTML of ours is XML as well.
        String body = text.replaceFirst("<!DOCTYPE html>", "");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @Test
    void eachStudentHasFilesOfAnOwnHarmlessName() {
        assertEquals(
                List.of(
                        "Ann-O-Hara-x.html",
                        "ann-o-hara-x-2.html",
                        "bell.html",
                        "cmd-C-calc-A0.html",
                        "evil.html",
                        "right.html",
                        "script-alert-1-script.html",
                        "student.html"),
                files("students").stream()
                        .map(file -> file.getFileName().toString())
                        .toList());
        assertEquals(8, files("junit").size());
    }

    @Test
    void testReportsAreWellFormedAndSayTheName() throws Exception {
        for (Path file : files("junit")) {
            Element suite = xml(Files.readString(file)).getDocumentElement();
            assertEquals("testsuite", suite.getTagName());
            assertEquals("2", suite.getAttribute("tests"));
            boolean right = suite.getAttribute("name").equals("right");
            assertEquals(right ? "0" : "1", suite.getAttribute("failures"));
            assertEquals(right ? "0" : "1", suite.getAttribute("errors"));
            assertTrue(
                    right || NAMES.contains(suite.getAttribute("name").replace('\uFFFD', '\u0007')),
                    suite.getAttribute("name"));
        }
        Document one = xml(Files.readString(run.resolve("junit/TEST-evil.xml")));
        Element failure = elements(one, "failure").get(0);
        assertEquals("4 of 10 points: the sign of dW ../../evil", failure.getAttribute("message"));
        assertEquals("forward right", failure.getAttribute("type"));
        assertEquals("MyLinear", ((Element) failure.getParentNode()).getAttribute("classname"));
        assertEquals("0.250", ((Element) failure.getParentNode()).getAttribute("time"));
        assertEquals("out of time", elements(one, "error").get(0).getAttribute("type"));
        assertEquals("late\n../../evil", elements(one, "error").get(0).getTextContent());
    }

    @Test
    void pagesAreWellFormedAndNothingInThemRuns() throws Exception {
        List<Path> pages = new ArrayList<>(files("students"));
        pages.add(copy);
        pages.add(run.resolve("report.html"));
        for (Path page : pages) {
            Document document = xml(Files.readString(page));
            assertEquals(1, elements(document, "script").size(), "only the page's own, in " + page);
        }
    }

    /** A page without the marks that keep a number and its unit on one line. */
    private static String words(Path page) throws IOException {
        return Files.readString(page).replaceAll("<span class=\"nb\">([^<]*)</span>", "$1");
    }

    @Test
    void aStudentsPageSaysPointsHintsAndMatrices() throws IOException {
        String page = words(run.resolve("students/evil.html"));
        assertTrue(page.contains("<h1>4 of 15 points</h1>"), page);
        assertTrue(page.contains("the sign of dW ../../evil"), page);
        assertTrue(page.contains("To read in the textbook: LinearLoops.backward."), page);
        assertTrue(page.contains("expected  1 &lt;2&gt;\nyours    -1 -2</pre>"), page);
        assertTrue(page.contains("not a number, or another shape"), page);
        assertTrue(page.contains("5.0e-01"), "the worst of what was reached");
        assertTrue(page.contains("never reached"), page);
        assertTrue(page.contains("NOT confined"), page);
        String right = Files.readString(run.resolve("students/right.html"));
        assertFalse(right.contains("Quantities that are wrong") || right.contains("To read"), right);
    }

    @Test
    void theClassPageLeadsToEveryStudentFromBothPlaces() throws Exception {
        for (Path page : List.of(copy, run.resolve("report.html"))) {
            List<String> links = elements(xml(Files.readString(page)), "a").stream()
                    .map(link -> link.getAttribute("href"))
                    .filter(link -> link.endsWith(".html"))
                    .toList();
            assertEquals(NAMES.size() + 1, links.size());
            for (String link : links) {
                assertTrue(Files.exists(page.resolveSibling(link)), link);
            }
        }
        String page = words(copy);
        assertTrue(page.contains("8 submissions, on average 5.4 of 15 points"), page);
        assertTrue(page.contains("Linear: linear-sign"), page);
    }

    @Test
    void theTableHoldsNamesAsText() throws IOException {
        List<CSVRecord> rows = WrittenResults.rows(run.resolve("grades.csv"));
        assertEquals(2 * (NAMES.size() + 1), rows.size());
        assertEquals("'=cmd|' /C calc'!A0", rows.get(6).get("student"));
        assertEquals("4", rows.get(6).get("points"));
        assertEquals("10", rows.get(6).get("of"));
        assertEquals("forward right", rows.get(6).get("verdict"));
        assertEquals("late / =cmd|' /C calc'!A0", rows.get(7).get("hint"));
        assertEquals("no", rows.get(7).get("confined"));
        assertEquals("MyRelu", rows.get(7).get("class"));
    }
}
