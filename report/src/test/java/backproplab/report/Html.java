package backproplab.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A page as the JDK's XML parser reads it: what is not well-formed throws. */
public record Html(Document document) {
    public static Html of(String text) throws IOException {
        try {
            DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            parser.setErrorHandler(new Strict());
            return new Html(parser.parse(new InputSource(new StringReader(text))));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    public List<Element> all(String tag) {
        return all(document.getDocumentElement(), tag);
    }

    public static List<Element> all(Element within, String tag) {
        NodeList nodes = within.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** The section of that anchor. */
    public Element section(String id) {
        return all("section").stream()
                .filter(section -> section.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no section " + id));
    }

    public boolean hasSection(String id) {
        return all("section").stream()
                .anyMatch(section -> section.getAttribute("id").equals(id));
    }

    /** The chart of that name. */
    public Element figure(String name) {
        return all("figure").stream()
                .filter(figure -> figure.getAttribute("data-name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure " + name + " among "
                        + all("figure").stream()
                                .map(figure -> figure.getAttribute("data-name"))
                                .toList()));
    }

    /** Marks of a chart's usual view: what stands for a number. */
    public static long marks(Element figure) {
        Element view = all(figure, "div").stream()
                .filter(div -> div.getAttribute("class").equals("view"))
                .findFirst()
                .orElseThrow();
        return all(view, "*").stream()
                .filter(mark -> mark.getAttribute("class").matches("m( .*)?"))
                .count();
    }

    public String text() {
        return document.getDocumentElement().getTextContent();
    }

    /** What is said to be missing or broken, above all sections. */
    public List<String> notesOnTop() {
        return notes(all("header").get(0));
    }

    /** The same anywhere. */
    public List<String> notes() {
        return notes(document.getDocumentElement());
    }

    public static List<String> notes(Element within) {
        return all(within, "p").stream()
                .filter(p -> p.getAttribute("class").equals("note"))
                .map(Element::getTextContent)
                .toList();
    }
}
