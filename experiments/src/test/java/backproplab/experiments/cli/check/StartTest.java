package backproplab.experiments.cli.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.Launcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes a check quick to start: nothing of Deeplearning4j is loaded for it. */
class StartTest {
    private static final List<String> HEAVY =
            List.of("org.nd4j.", "org.deeplearning4j.", "org.bytedeco.", "org.datavec.");

    @TempDir
    private Path temp;

    /** Loads every class of the class path anew, and notes which. */
    private static final class Noting extends URLClassLoader {
        private final Set<String> loaded = ConcurrentHashMap.newKeySet();

        Noting() throws IOException {
            super(PageLinear.classPath(), ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            loaded.add(name);
            return super.findClass(name);
        }
    }

    @Test
    void aCheckLoadsNothingOfDeeplearning4j() throws IOException, ReflectiveOperationException {
        PageLinear.write(temp, PageLinear.FORWARD, PageLinear.GRADIENTS, PageLinear.INPUT_GRADIENT);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (Noting loader = new Noting();
                URLClassLoader own =
                        new URLClassLoader(new java.net.URL[] {temp.toUri().toURL()}, loader)) {
            Thread.currentThread().setContextClassLoader(own);
            Class<?> launcher = Class.forName(Launcher.class.getName(), true, loader);
            Object command = Class.forName(CheckCommand.class.getName(), true, loader)
                    .getConstructor()
                    .newInstance();
            StringWriter out = new StringWriter();
            PrintWriter writer = new PrintWriter(out, true);
            String[] arguments = {"MyLinear", "--out", temp.toString()};
            Object code = launcher.getMethod("run", Object.class, PrintWriter.class, PrintWriter.class, String[].class)
                    .invoke(null, command, writer, writer, arguments);
            assertEquals(0, code, out.toString());
            assertTrue(loader.loaded.contains("backproplab.check.Check"), "the loader sees what is loaded");
            List<String> heavy = loader.loaded.stream()
                    .filter(name -> HEAVY.stream().anyMatch(name::startsWith))
                    .sorted()
                    .toList();
            assertEquals(List.of(), heavy);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
