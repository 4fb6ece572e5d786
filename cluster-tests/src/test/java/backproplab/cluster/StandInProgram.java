package backproplab.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import backproplab.remote.Cluster;
import backproplab.remote.ClusterListener;
import backproplab.remote.ClusterSettings;
import backproplab.remote.Done;
import backproplab.remote.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program as machines get it, with {@link StandInWorker} in place of what trains. */
final class StandInProgram implements AutoCloseable {
    private final ProgramJars kept = new ProgramJars();
    private final Path folder;
    private final String jars;

    StandInProgram() {
        try {
            // Its folders are those of Maven, by which jars get their names.
            folder = Files.createTempDirectory("stand-in");
            Path services = folder.resolve("service/target/classes");
            Path file = services.resolve("META-INF/services/backproplab.remote.Worker");
            Files.createDirectories(file.getParent());
            Files.writeString(file, StandInWorker.class.getName());
            List<Path> all = new ArrayList<>();
            for (Class<?> one : List.of(SparkProvider.class, Cluster.class, StandInWorker.class)) {
                all.add(Path.of(
                        one.getProtectionDomain().getCodeSource().getLocation().toURI()));
            }
            all.add(services);
            jars = kept.missingThere(all).stream().map(Path::toString).collect(Collectors.joining(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Settings of a connection.
     *
     * @param machines to work on
     * @param threads of each piece of work
     * @param alone whether each has a process to itself
     * @param more settings of Spark: key, value, key, value
     */
    ClusterSettings settings(StandaloneCluster machines, int threads, boolean alone, String... more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "spark.executor.memory", "512m",
                // As if spark-submit had started this process, with these jars.
                "spark.jars", jars,
                "spark.submit.deployMode", "client"));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return new ClusterSettings(machines.url(), "test", threads, alone, all);
    }

    /**
     * A piece of work that sleeps.
     *
     * @param text its name, and what it gives back
     * @param millis how long
     */
    static Work work(String text, int millis) {
        return new Work(
                text,
                Map.of(
                        "text",
                        text.getBytes(UTF_8),
                        "millis",
                        Integer.toString(millis).getBytes(UTF_8)),
                Set.of());
    }

    /**
     * Has pieces of work done that sleep.
     *
     * @param pieces how many; the text of each is its number
     * @param threads how many ask at the same time
     * @param millis how long each sleeps
     * @param meanwhile what is done when all are asked for
     * @return what came of them, in their order
     */
    static List<Done> all(Cluster cluster, int pieces, int threads, int millis, Runnable meanwhile)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = java.util.concurrent.Executors.newFixedThreadPool(threads);
        try {
            List<Future<Done>> ends = new ArrayList<>();
            for (int i = 0; i < pieces; i++) {
                Work work = work("piece " + i, millis);
                ends.add(pool.submit(() -> cluster.run(work)));
            }
            meanwhile.run();
            List<Done> done = new ArrayList<>();
            for (Future<Done> end : ends) {
                done.add(end.get());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Hears warnings alone. */
    static ClusterListener warning(Consumer<String> hears) {
        return new ClusterListener() {
            @Override
            public void began(String work, String host) {}

            @Override
            public void ended(String work, String host) {}

            @Override
            public void warning(String text) {
                hears.accept(text);
            }
        };
    }

    @Override
    public void close() {
        kept.close();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path one : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
