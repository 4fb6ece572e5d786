package backproplab.experiments.cli.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.CommandRun;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The class of docs/check.md, with its three places filled in, compiled into a folder: what a reader of that page has. */
record PageLinear(Path folder) {
    static final Path PAGE = Path.of("../docs/check.md");

    /** What belongs at 1. */
    static final String FORWARD = """
            for (int r = 0; r < n; r++) {
                for (int o = 0; o < out; o++) {
                    double sum = bias.value().get(o);
                    for (int i = 0; i < in; i++) {
                        sum += x.get(r * in + i) * weight.value().get(i * out + o);
                    }
                    y.set(r * out + o, sum);
                }
            }
            """;
    /** What belongs at 2. */
    static final String GRADIENTS = """
            for (int r = 0; r < n; r++) {
                for (int o = 0; o < out; o++) {
                    double d = dy.get(r * out + o);
                    bias.gradient().set(o, bias.gradient().get(o) + d);
                    for (int i = 0; i < in; i++) {
                        int at = i * out + o;
                        weight.gradient().set(at, weight.gradient().get(at) + x.get(r * in + i) * d);
                    }
                }
            }
            """;
    /** What belongs at 3. */
    static final String INPUT_GRADIENT = """
            for (int r = 0; r < n; r++) {
                for (int i = 0; i < in; i++) {
                    double sum = 0;
                    for (int o = 0; o < out; o++) {
                        sum += dy.get(r * out + o) * weight.value().get(i * out + o);
                    }
                    dx.set(r * in + i, sum);
                }
            }
            """;

    private static final Pattern CODE = Pattern.compile("(?s)```java\n(.*?)```");

    /** Fills in the places. */
    static PageLinear write(Path folder, String forward, String gradients, String inputGradient) throws IOException {
        Matcher code = CODE.matcher(Files.readString(PAGE));
        assertTrue(code.find(), "the page has a class");
        String text = code.group(1);
        for (String filled : List.of("1. " + forward, "2. " + gradients, "3. " + inputGradient)) {
            Matcher place =
                    Pattern.compile("(?m)^ *// " + filled.charAt(0) + "\\. .*$").matcher(text);
            assertTrue(place.find(), "the page has a place " + filled.charAt(0));
            text = text.substring(0, place.start()) + filled.substring(3) + text.substring(place.end());
        }
        Path source = Files.writeString(folder.resolve("MyLinear.java"), text);
        compile(folder, source);
        return new PageLinear(folder);
    }

    /** Compiles sources against what the tests run with. */
    static void compile(Path folder, Path... sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        options,
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(sources))
                .call();
        assertEquals("", messages.toString());
        assertTrue(compiled);
    }

    /** Runs Check as somebody does whose class lies in the folder. */
    CommandRun check(String... arguments) throws IOException {
        return check(folder, arguments);
    }

    static CommandRun check(Path classes, String... arguments) throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return CommandRun.of(new CheckCommand(), arguments);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** All that the tests run with, for a loader of its own. */
    static URL[] classPath() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
