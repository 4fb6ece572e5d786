package backproplab.check.alone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles from memory to memory, without annotation processors: nothing of a submission runs meanwhile. A file with errors is left out,
 * and the others are tried without it, so that one unfinished exercise does not cost the others.
 */
final class SourceCompiler {
    private static final List<String> OPTIONS = List.of("-proc:none", "-nowarn", "-implicit:none", "-Xmaxerrs", "100");
    /** Somebody who needs more attempts has other troubles. */
    private static final int ATTEMPTS = 10;

    private SourceCompiler() {}

    /**
     * Compiles.
     *
     * @param sources text by file name
     * @return what could be compiled, and what is wrong with the rest
     */
    static Compiled compile(Map<String, String> sources) {
        Map<String, String> left = new LinkedHashMap<>(sources);
        List<String> problems = new ArrayList<>();
        for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
            DiagnosticCollector<JavaFileObject> heard = new DiagnosticCollector<>();
            Map<String, byte[]> classes = new LinkedHashMap<>();
            if (attempt(left, classes, heard)) {
                return new Compiled(classes, problems);
            }
            Set<String> broken = new HashSet<>();
            heard.getDiagnostics().stream()
                    .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                    .forEach(problem -> {
                        problems.add(words(problem));
                        MemoryFiles.source(problem.getSource()).ifPresent(broken::add);
                    });
            if (problems.isEmpty()) {
                problems.add("the compiler gave up: is something in it nested thousands deep?");
            }
            if (!left.keySet().removeAll(broken)) {
                // Of no file in particular: nothing can be left out.
                return new Compiled(Map.of(), problems);
            }
        }
        return new Compiled(Map.of(), problems);
    }

    private static boolean attempt(
            Map<String, String> sources, Map<String, byte[]> classes, DiagnosticCollector<JavaFileObject> heard) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("no compiler in this Java: a JDK is needed, not a JRE");
        }
        StandardJavaFileManager files = compiler.getStandardFileManager(heard, Locale.ENGLISH, StandardCharsets.UTF_8);
        try (MemoryFiles memory = new MemoryFiles(files, classes)) {
            return compiler.getTask(Writer.nullWriter(), memory, heard, OPTIONS, null, MemoryFiles.of(sources))
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // A fault of the compiler itself, which such a source has found.
            return false;
        }
    }

    private static String words(Diagnostic<? extends JavaFileObject> problem) {
        String message = problem.getMessage(Locale.ENGLISH)
                .lines()
                .map(String::strip)
                .reduce((first, second) -> first + ", " + second)
                .orElse("");
        String mayNot = message.contains("backproplab")
                        && (message.contains("does not exist") || message.startsWith("cannot find symbol"))
                ? " (submissions may name the interfaces and tensors, not the textbook)"
                : "";
        return problem.getSource() == null
                ? message + mayNot
                : problem.getSource().getName() + ":" + problem.getLineNumber() + ": " + message + mayNot;
    }
}
