package backproplab.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Every library that a module asks for has been looked at: it is in config/dependencies.txt, in this version. */
class DependenciesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String OURS = "backproplab";
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([\\w.-]+)}");
    private static final Pattern LINE = Pattern.compile("(\\S+:\\S+) (\\S+) (\\S.*)");
    /** Versions that a list of a project gives, by the beginning of the group. */
    private static final Map<String, String> LISTS =
            Map.of("org.junit.", "org.junit:junit-bom", "com.fasterxml.jackson.", "com.fasterxml.jackson:jackson-bom");

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> managed = new HashMap<>();

    private static Element read(Path pom) throws IOException, ParserConfigurationException, SAXException {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        return document.getDocumentElement();
    }

    private static Stream<Element> children(Element parent, String name) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNextSibling)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(child -> name.isEmpty() || child.getTagName().equals(name));
    }

    private static Stream<Element> dependencies(Element parent) {
        return children(parent, "dependencies").flatMap(list -> children(list, "dependency"));
    }

    private String text(Element parent, String name) {
        String text =
                children(parent, name).map(Node::getTextContent).findFirst().orElse("");
        return PROPERTY.matcher(text).replaceAll(found -> properties.getOrDefault(found.group(1), "unknown"));
    }

    private String name(Element dependency) {
        return text(dependency, "groupId") + ":" + text(dependency, "artifactId");
    }

    private void readRoot() throws IOException, ParserConfigurationException, SAXException {
        Element root = read(ROOT.resolve("pom.xml"));
        children(root, "properties")
                .flatMap(list -> children(list, ""))
                .forEach(property -> properties.put(property.getTagName(), property.getTextContent()));
        children(root, "dependencyManagement")
                .flatMap(DependenciesTest::dependencies)
                .forEach(dependency -> managed.put(name(dependency), text(dependency, "version")));
    }

    private String version(Element dependency) {
        String own = text(dependency, "version");
        if (!own.isEmpty()) {
            return own;
        }
        String name = name(dependency);
        return managed.getOrDefault(
                name,
                LISTS.entrySet().stream()
                        .filter(list -> name.startsWith(list.getKey()))
                        .map(list -> managed.get(list.getValue()))
                        .findFirst()
                        .orElse("unknown"));
    }

    private Map<String, String> asked() throws IOException, ParserConfigurationException, SAXException {
        readRoot();
        Map<String, String> asked = new TreeMap<>();
        List<Path> poms;
        try (Stream<Path> folders = Files.list(ROOT)) {
            poms = folders.map(folder -> folder.resolve("pom.xml"))
                    .filter(Files::exists)
                    .toList();
        }
        assertTrue(poms.size() >= 8, poms.toString());
        for (Path pom : poms) {
            dependencies(read(pom))
                    .filter(dependency -> !text(dependency, "groupId").equals(OURS))
                    .forEach(dependency -> asked.put(name(dependency), version(dependency)));
        }
        return asked;
    }

    @Test
    void everyLibraryOfTheModulesWasLookedAt() throws IOException, ParserConfigurationException, SAXException {
        Map<String, String> listed = new TreeMap<>();
        for (String line : Files.readAllLines(ROOT.resolve("config").resolve("dependencies.txt"))) {
            if (!line.startsWith("#")) {
                List<MatchResult> found = LINE.matcher(line).results().toList();
                assertEquals(1, found.size(), line + ": library, version, licence");
                listed.put(found.get(0).group(1), found.get(0).group(2));
            }
        }
        List<String> unknown = new ArrayList<>(lines(asked()));
        unknown.removeAll(lines(listed));
        assertEquals(
                List.of(),
                unknown,
                "look up a new library's or version's faults and licence, and add it to config/dependencies.txt");
    }

    private static List<String> lines(Map<String, String> versions) {
        return versions.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }
}
