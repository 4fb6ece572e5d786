package backproplab.experiments.cli.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a method of the textbook stands in the repository, for somebody who is to open it. */
final class SourcePlace {
    /** Where classes are that a hint may name: their packages, with the modules. */
    private static final Map<String, List<String>> PACKAGES = Map.of(
            "manual-net",
            List.of(
                    "backproplab.manual.loops",
                    "backproplab.manual.layer",
                    "backproplab.manual.loss",
                    "backproplab.manual.optim",
                    "backproplab.manual.model"),
            "network-spec",
            List.of("backproplab.network.layer", "backproplab.network.rule", "backproplab.network.init"),
            "check",
            List.of("backproplab.check.part"));

    private SourcePlace() {}

    /**
     * Finds a method.
     *
     * @param read class and method, for example {@code LinearLoops.backward}
     * @param project the project's folder; empty if it is not known
     * @return a path from the project's folder, with the number of the line where that can be read; empty if there is no such class
     */
    static Optional<String> of(String read, Optional<Path> project) {
        String simple = read.replaceFirst("\\..*", "");
        return file(simple).map(file -> {
            String method = read.substring(read.lastIndexOf('.') + 1);
            return file
                    + project.flatMap(folder -> line(folder.resolve(file), method))
                            .orElse("");
        });
    }

    private static Optional<String> file(String simple) {
        for (Map.Entry<String, List<String>> module : PACKAGES.entrySet()) {
            for (String name : module.getValue()) {
                if (SourcePlace.class.getResource("/" + name.replace('.', '/') + "/" + simple + ".class") != null) {
                    return Optional.of(
                            module.getKey() + "/src/main/java/" + name.replace('.', '/') + "/" + simple + ".java");
                }
            }
        }
        return Optional.empty();
    }

    /** Where the method is declared: its name behind a type, and an opening brace at the end of that line or of a later one. */
    private static Optional<String> line(Path file, String method) {
        Pattern declared = Pattern.compile("\\s+([\\w<>\\[\\], ]+ )?" + Pattern.quote(method) + "\\([^;]*");
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String text = lines.get(i);
                boolean begins = declared.matcher(text).matches();
                if (begins && !text.contains(" = ") && !text.contains("return ") && !text.contains("new ")) {
                    return Optional.of(":" + (i + 1));
                }
            }
        } catch (IOException unreadable) {
            // The path alone tells as much as the message needs.
        }
        return Optional.empty();
    }
}
