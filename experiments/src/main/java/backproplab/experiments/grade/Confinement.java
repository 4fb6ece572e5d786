package backproplab.experiments.grade;

import backproplab.check.Check;
import backproplab.check.alone.Guard;
import backproplab.manual.model.LoopLayers;
import backproplab.network.layer.LayerSpec;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a submission is kept from doing harm: by Java's security manager with a policy of ours, which there is up to Java 23.
 *
 * @param confined whether there is one
 */
public record Confinement(boolean confined) {
    /** The first Java without. */
    private static final int GONE = 24;

    /**
     * What this Java has.
     *
     * @return confined up to Java 23
     */
    public static Confinement here() {
        return new Confinement(Runtime.version().feature() < GONE);
    }

    /**
     * The answer in a table.
     *
     * @return yes or no
     */
    public String token() {
        return confined ? "yes" : "no";
    }

    /**
     * The answer for people.
     *
     * @return a sentence
     */
    public String words() {
        return confined
                ? "Submissions are confined: no files, no network, no other programs."
                : "Submissions are NOT confined: Java " + Runtime.version().feature()
                        + " has no security manager, and they may do what you may. Use JDK 17, or a container.";
    }

    /** What stands between java and the main class. */
    List<String> flags() {
        URL check = location(Check.class);
        URL manual = location(LoopLayers.class);
        URL network = location(LayerSpec.class);
        List<String> flags = new ArrayList<>();
        if (confined) {
            flags.add("-Djava.security.manager=" + Guard.NAME);
            // Two equals signs: nothing of the JDK's own policy for users.
            flags.add("-Djava.security.policy==" + Confinement.class.getResource("confined.policy"));
            flags.add("-Dbackproplab.alone.check=" + check);
            flags.add("-Dbackproplab.alone.manual=" + manual);
            flags.add("-Dbackproplab.alone.network=" + network);
        }
        Set<String> classPath = new LinkedHashSet<>();
        for (URL url : List.of(check, manual, network)) {
            classPath.add(path(url));
        }
        flags.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
        return flags;
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static String path(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path of no paths: " + url, e);
        }
    }
}
