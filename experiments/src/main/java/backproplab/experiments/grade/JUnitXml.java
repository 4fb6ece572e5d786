package backproplab.experiments.grade;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A submission as Surefire reports tests, so that whatever shows test results shows grades: a test case for each line of the rubric, a
 * failure where it is wrong, an error where it could not be checked.
 */
final class JUnitXml {
    private static final int UNKNOWN = 0xFFFD;

    private JUnitXml() {}

    /**
     * Writes a report.
     *
     * @param submission what was graded
     * @param confinement how it was kept from doing harm
     * @return all of the file, in UTF-8
     */
    static String of(GradedSubmission submission, Confinement confinement) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml, submission, confinement);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text takes everything", e);
        }
        return text + "\n";
    }

    private static void suite(XMLStreamWriter xml, GradedSubmission submission, Confinement confinement)
            throws XMLStreamException {
        List<Grade> grades = submission.grades();
        element(
                xml,
                "testsuite",
                Map.entry("name", submission.student()),
                Map.entry(
                        "time",
                        seconds(grades.stream().mapToDouble(Grade::seconds).sum())),
                Map.entry("tests", String.valueOf(grades.size())),
                Map.entry("errors", count(grades, false)),
                Map.entry("skipped", "0"),
                Map.entry("failures", count(grades, true)));
        xml.writeStartElement("properties");
        property(xml, "points", Points.words(submission.points()));
        property(
                xml,
                "of",
                Points.words(grades.stream()
                        .mapToDouble(grade -> grade.line().points())
                        .sum()));
        property(xml, "confined", confinement.token());
        xml.writeEndElement();
        for (Grade grade : grades) {
            testCase(xml, grade);
        }
        xml.writeEndElement();
    }

    private static String count(List<Grade> grades, boolean checked) {
        return String.valueOf(grades.stream()
                .filter(grade ->
                        grade.verdict() != Verdict.RIGHT && grade.verdict().checked() == checked)
                .count());
    }

    private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        element(xml, "property", Map.entry("name", name), Map.entry("value", value));
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, Grade grade) throws XMLStreamException {
        element(
                xml,
                "testcase",
                Map.entry("name", grade.line().check()),
                Map.entry("classname", grade.line().className()),
                Map.entry("time", seconds(grade.seconds())));
        if (grade.verdict() != Verdict.RIGHT) {
            element(
                    xml,
                    grade.verdict().checked() ? "failure" : "error",
                    Map.entry(
                            "message",
                            Points.words(grade.points()) + " of "
                                    + Points.words(grade.line().points()) + " points: " + grade.hintLine()),
                    Map.entry("type", grade.verdict().words()));
            xml.writeCharacters(allowed(grade.hint()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    @SafeVarargs
    private static void element(XMLStreamWriter xml, String name, Map.Entry<String, String>... attributes)
            throws XMLStreamException {
        xml.writeStartElement(name);
        for (Map.Entry<String, String> attribute : attributes) {
            xml.writeAttribute(attribute.getKey(), allowed(attribute.getValue()));
        }
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    /** Characters that XML cannot hold in any way become the sign for one that is unknown. */
    private static String allowed(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> clean.appendCodePoint(
                        point >= 0x20 && point < 0xD800
                                        || point >= 0xE000 && point < 0xFFFE
                                        || point >= 0x10000
                                        || point == '\n'
                                        || point == '\t'
                                ? point
                                : UNKNOWN));
        return clean.toString();
    }
}
