package backproplab.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A cluster of Spark's own on this machine, from Maven's jars: a master and workers, each a process, as somebody would start them who has no
 * distribution of Spark. They can be killed one by one; {@link #close} leaves no process and no file, whatever happened.
 */
public final class StandaloneCluster implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final String LOGBACK = """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d{HH:mm:ss} %level %logger{0}: %msg%n</pattern></encoder>
              </appender>
              <logger name="org.apache.spark.deploy" level="INFO"/>
              <root level="WARN"><appender-ref ref="out"/></root>
            </configuration>
            """;
    private static final Set<String> LOGGING = Set.of("logback-classic", "logback-core");

    private final Path home;
    private final Set<ProcessHandle> ever = new LinkedHashSet<>();
    private final List<Process> workers = new ArrayList<>();
    private final Thread hook = new Thread(this::killAll);
    private final String url;
    private final String page;

    /**
     * Starts all and waits until the workers are known to the master.
     *
     * @param workers how many
     * @param cores of each
     */
    public StandaloneCluster(int workers, int cores) {
        this(workers, cores, Path.of(System.getProperty("java.home")));
    }

    /**
     * Starts workers that start executors with another Java.
     *
     * @param workers how many
     * @param cores of each
     * @param java folder whose {@code bin/java} runs the executors
     */
    public StandaloneCluster(int workers, int cores, Path java) {
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            home = Files.createTempDirectory("spark-home");
            link();
            Process master = start("master", java, "org.apache.spark.deploy.master.Master", "--webui-port", "0");
            url = address(master);
            for (int i = 0; i < workers; i++) {
                addWorker(cores, java);
            }
            page = Master.of(Address.of(url), new SparkConf(), new Deadline(60, System::nanoTime))
                    .page();
            await(
                    () -> MasterPage.at(page).stream()
                            .anyMatch(there -> there.workers().size() == workers),
                    "the workers");
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Spark's jars are on the class path of the tests; executors want them in one folder. */
    private void link() throws IOException {
        Path jars = Files.createDirectory(home.resolve("jars"));
        Set<String> sparks = ProgramJars.sparks();
        for (Path entry : ProgramJars.classPath(StandaloneCluster.class.getClassLoader())) {
            String artifact = ProgramJars.artifact(entry);
            if (Files.isRegularFile(entry) && (sparks.contains(artifact) || LOGGING.contains(artifact))) {
                Files.createSymbolicLink(jars.resolve(entry.getFileName()), entry.toAbsolutePath());
            }
        }
        Files.writeString(Files.createDirectory(home.resolve("conf")).resolve("logback.xml"), LOGBACK);
    }

    private Process start(String name, Path java, String... main) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(
                List.of("-Xmx300m", "-cp", home.resolve("conf") + File.pathSeparator + home.resolve("jars") + "/*"));
        command.addAll(List.of(main));
        command.addAll(1 + command.indexOf(main[0]), List.of("--host", "127.0.0.1", "--port", "0"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME", home.toString(),
                        "SPARK_CONF_DIR", home.resolve("conf").toString(),
                        "SPARK_SCALA_VERSION", "2.13",
                        "SPARK_LOCAL_IP", "127.0.0.1",
                        "SPARK_LOCAL_DIRS", home.resolve("local").toString(),
                        "JAVA_HOME", java.toString()));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".log").toFile())
                .start();
        ever.add(process.toHandle());
        return process;
    }

    private String address(Process master) {
        Path log = home.resolve("master.log");
        await(() -> STARTED.matcher(read(log)).find() || !master.isAlive(), "the master");
        Matcher started = STARTED.matcher(read(log));
        if (!started.find()) {
            throw new IllegalStateException("the master did not start:\n" + read(log));
        }
        return started.group(1);
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier come, String what) {
        for (int i = 0; i < 300; i++) {
            if (come.getAsBoolean()) {
                return;
            }
            Deadline.moment();
        }
        throw new IllegalStateException("waited in vain for " + what);
    }

    /**
     * Where it is.
     *
     * @return {@code spark://127.0.0.1:PORT}
     */
    public String url() {
        return url;
    }

    /**
     * Starts one more worker, which joins a little later.
     *
     * @param cores that it gives
     */
    public void addWorker(int cores) {
        try {
            addWorker(cores, Path.of(System.getProperty("java.home")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addWorker(int cores, Path java) throws IOException {
        String name = "worker-" + workers.size();
        workers.add(start(
                name,
                java,
                "org.apache.spark.deploy.worker.Worker",
                "--webui-port",
                "0",
                "--cores",
                Integer.toString(cores),
                "--memory",
                "3g",
                "--work-dir",
                home.resolve(name).toString(),
                url));
    }

    /**
     * The processes that work at the moment.
     *
     * @return children of the workers, of any application
     */
    public synchronized List<ProcessHandle> executors() {
        List<ProcessHandle> executors = workers.stream()
                .filter(Process::isAlive)
                .flatMap(Process::children)
                .filter(ProcessHandle::isAlive)
                .toList();
        ever.addAll(executors);
        return executors;
    }

    /**
     * Kills one, as {@code kill -9} does.
     *
     * @param chosen which, modulo how many there are; nothing happens while there are none
     */
    public void killExecutor(int chosen) {
        List<ProcessHandle> executors = executors();
        if (!executors.isEmpty()) {
            executors.get(Math.floorMod(chosen, executors.size())).destroyForcibly();
        }
    }

    /**
     * Kills one, as {@code kill -9} does; its executors end by themselves.
     *
     * @param chosen which, modulo how many are alive; nothing happens while there are none
     */
    public void killWorker(int chosen) {
        executors();
        List<Process> alive = workers.stream().filter(Process::isAlive).toList();
        if (!alive.isEmpty()) {
            alive.get(Math.floorMod(chosen, alive.size())).destroyForcibly();
        }
    }

    /** Ends all programs that it works for, as the button on the master's page does. */
    public void killApplications() {
        for (JsonNode application : Pages.json(page + "/json/").orElseThrow().path("activeapps")) {
            HttpRequest kill = HttpRequest.newBuilder(URI.create(page + "/app/kill/?terminate=true&id="
                            + application.path("id").asText()))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            try {
                HttpClient.newHttpClient().send(kill, HttpResponse.BodyHandlers.discarding());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private synchronized void killAll() {
        executors();
        for (ProcessHandle process : List.copyOf(ever)) {
            process.descendants().forEach(ever::add);
        }
        ever.forEach(ProcessHandle::destroyForcibly);
        ever.forEach(StandaloneCluster::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("process " + process.pid() + " does not end", e);
        }
    }

    @Override
    public void close() {
        killAll();
        Runtime.getRuntime().removeShutdownHook(hook);
        try (Stream<Path> tree = Files.walk(home)) {
            for (Path one : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
